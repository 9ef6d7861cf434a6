import { Entity } from '@backstage/catalog-model';
import { FakePrometheus } from '../__testUtils__/FakePrometheus';
import { createProvider } from '../__testUtils__/createProvider';
import { component } from '../__testUtils__/entities';
import {
  answering,
  labelled,
  orders,
  rule,
  shopOf,
} from '../__testUtils__/fleet';

const hour = 3_600_000;
const from = new Date('2026-01-01T00:00:00Z');

let upstream: FakePrometheus;
beforeEach(async () => {
  upstream = await FakePrometheus.start();
});
afterEach(() => upstream.stop());

function inspect(entity: Entity, span = hour) {
  const provider = createProvider([{ id: 'shop', url: upstream.url }]);
  const [target] = provider.targets(entity);
  const to = new Date(from.getTime() + span);
  return provider.inspect(target, { from, to }, new AbortController().signal);
}

const one = (value: number, metric = {}) => [{ metric, value }];

describe('an inspection', () => {
  it('draws requests by class, the share of errors, and what is promised', async () => {
    upstream.answer = answering([
      [['gin', '5..'], one(1)],
      [
        ['rate(gin_requests'],
        [
          ...one(7, { code: '200' }),
          ...one(2, { code: '204' }),
          ...one(1, { code: '500' }),
        ],
      ],
      [['0.95', 'gin'], one(0.3)],
    ]);

    const { charts, missing } = await inspect(
      labelled('orders', {
        'gantry.dev/slo': 'availability=99.9%,latency-p95=500ms',
      }),
    );

    expect(missing).toBeUndefined();
    expect(charts).toMatchObject([
      {
        id: 'requests',
        unit: 'Count/Second',
        step: 15_000,
        series: [{ name: '2xx' }, { name: '5xx' }],
        lines: [],
      },
      {
        id: 'errors',
        unit: 'Percent',
        lines: [
          { value: 0.1, kind: 'objective', label: 'availability 99.9 %' },
        ],
      },
      {
        id: 'latency',
        unit: 'Seconds',
        series: [{ name: 'p95' }],
        lines: [{ value: 0.5, kind: 'objective' }],
      },
    ]);
    const [requests, errors] = charts;
    expect(requests.series[0].points).toHaveLength(241);
    expect(requests.series[0].points[0]).toEqual([from.getTime(), 9]);
    expect(errors.series[0].points[0]).toEqual([from.getTime(), 10]);
  });

  it('never asks about anything but exactly these labels', async () => {
    await inspect(
      component('odd', {
        'prometheus.io/labels': 'service="a\\"} or up{b=~\\".*"',
      }),
    );

    const foreign = upstream.queries.filter(
      query => !query.includes('service="a\\"} or up{b=~\\".*"'),
    );
    expect(foreign).toEqual([]);
    expect(upstream.queries.length).toBeGreaterThan(5);
  });

  it.each([
    [hour, 15_000],
    [3 * hour, 15_000],
    [24 * hour, 120_000],
    [31 * 24 * hour, hour],
  ])('of %d ms has a point every %d ms', async (span, step) => {
    upstream.answer = answering([[['gin_requests'], one(1, { code: '200' })]]);

    const { charts } = await inspect(orders, span);

    expect(charts[0].step).toBe(step);
    expect(charts[0].series[0].points.length).toBeLessThanOrEqual(1_440);
  });

  it('tells when alerts fired that are its own, though others bear the name', async () => {
    upstream.answer = answering([
      [
        ['ALERTS'],
        [
          ...one(1, { alertname: 'Down', severity: 'info', service: 'orders' }),
          ...one(1, { alertname: 'Down', ...shopOf('carts') }),
        ],
      ],
    ]);

    const { firing, transitions } = await inspect(
      labelled('orders', { 'prometheus.io/alert': 'Down,"x"' }),
    );

    expect(upstream.queries).toContain(
      'max by (alertname, severity, namespace, service) (ALERTS{alertstate="firing",alertname="Down"} or ALERTS{alertstate="firing",alertname="\\"x\\""})',
    );
    // Before the window and after it: when it began and ended is not known.
    expect(firing).toEqual([
      { alarm: 'Down', severity: 'warning', from: from.toISOString() },
    ]);
    expect(transitions).toEqual([]);
  });

  it('tells when alerts fired that lost its labels, where nobody else has such an alert', async () => {
    const about = (service: string) => ({
      query: `sum(queue_length{namespace="shop",service="${service}"}) > 1`,
    });
    upstream.rules = [
      rule(upstream, 'OrdersStuck', about('orders')),
      rule(upstream, 'CartsStuck', about('carts')),
      rule(upstream, 'Stuck', about('orders')),
      rule(upstream, 'Stuck', about('carts')),
    ];
    upstream.answer = query =>
      query.startsWith('max by (alertname')
        ? ['OrdersStuck', 'CartsStuck', 'Stuck']
            .filter(name => query.includes(`alertname="${name}"`))
            .flatMap(alertname => one(1, { alertname }))
        : [];

    const { firing } = await inspect(orders);

    expect(firing.map(({ alarm }) => alarm)).toEqual(['OrdersStuck']);
    expect(upstream.queries).toContainEqual(
      expect.stringContaining(
        'ALERTS{alertstate="firing",alertname="OrdersStuck",namespace="",service=""}',
      ),
    );
  });

  it('shows what can be read, and says what cannot', async () => {
    const refused = {
      status: 422,
      body: { status: 'error', errorType: 'execution', error: 'too much' },
    };
    upstream.answer = answering([
      [['ALERTS'], refused],
      [['histogram_quantile'], refused],
      [['gin_requests'], one(1, { code: '200' })],
    ]);

    const { charts, missing } = await inspect(orders);

    expect(charts.map(({ id }) => id)).toEqual(['requests', 'errors']);
    expect(missing).toMatchObject([
      { kind: 'malformed', message: expect.stringContaining('too much') },
    ]);
  });

  it('draws what one profile knows, though the query of another takes too long', async () => {
    const slow = {
      status: 503,
      body: { status: 'error', errorType: 'timeout', error: 'query timed out' },
    };
    upstream.answer = answering([
      [['http_server_requests_seconds'], slow],
      [['gin_requests'], one(1, { code: '200' })],
    ]);

    const { charts, missing } = await inspect(orders);

    expect(charts.map(({ id }) => id)).toEqual(['requests', 'errors']);
    expect(missing).toMatchObject([{ kind: 'timeout' }]);
  });

  it('draws what a partial answer holds, and says that it is one', async () => {
    upstream.answer = answering([[['gin_requests'], one(1, { code: '200' })]]);
    upstream.warnings = () => ['store b: connection refused'];

    const { charts, missing } = await inspect(orders);

    expect(charts.map(({ id }) => id)).toEqual(['requests', 'errors']);
    expect(missing).toMatchObject([
      { message: expect.stringContaining('in part only: store b') },
    ]);
  });

  it('fails where nothing can be read', async () => {
    const asking = inspect(orders);
    await upstream.stop();

    await expect(asking).rejects.toMatchObject({
      failure: { kind: 'unreachable' },
    });
    upstream = await FakePrometheus.start();
  });
});
