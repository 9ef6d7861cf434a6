import { FakePrometheus } from '../__testUtils__/FakePrometheus';
import { createProvider, survey } from '../__testUtils__/createProvider';
import {
  answering,
  labelled,
  ofOrders,
  orders,
  shopOf,
} from '../__testUtils__/fleet';

let upstream: FakePrometheus;
beforeEach(async () => {
  upstream = await FakePrometheus.start();
});
afterEach(() => upstream.stop());

function create(more: object = {}, profiles: object[] = []) {
  return createProvider([{ id: 'shop', url: upstream.url, ...more }], profiles);
}

const slo = (value: string) => ({ 'gantry.dev/slo': value });
const promising = (value: string) => labelled('orders', slo(value));
const now: Parameters<typeof answering>[0] = [
  [['rate(gin_requests_total', '5..'], ofOrders(0.02)],
  [['rate(gin_requests_total'], ofOrders(2)],
];
/** Figures reach back to the beginning of every window. */
const history: Parameters<typeof answering>[0] = [
  [['offset'], [{ metric: {}, value: 1 }]],
];

describe('a survey', () => {
  it('asks as much for a thousand services as for one', async () => {
    const names = Array.from({ length: 1_000 }, (_, i) => `s${i}`);
    upstream.answer = query =>
      query.includes('gin') && !query.includes('5..')
        ? names.map((name, i) => ({ metric: shopOf(name), value: i }))
        : [];

    await survey(create(), [labelled('s1')]);
    const forOne = upstream.queries.length;
    upstream.queries = [];
    const results = await survey(
      create(),
      names.map(name => labelled(name)),
    );

    expect(upstream.queries).toHaveLength(forOne);
    expect(
      upstream.requests.filter(({ method }) => method === 'GET'),
    ).toHaveLength(2);
    expect(upstream.queries).toEqual(
      expect.arrayContaining([
        'avg by (namespace, service) (up{namespace!="",service!=""})',
        'sum by (namespace, service) (rate(gin_requests_total{namespace!="",service!="",code!=""}[5m]))',
        'sum by (namespace, service) (rate(gin_requests_total{namespace!="",service!="",code!="",code=~"5.."}[5m]))',
        'histogram_quantile(0.95, sum by (namespace, service, le) (rate(gin_request_duration_seconds_bucket{namespace!="",service!=""}[5m])))',
      ]),
    );
    expect(results[999].reading!.details.signals!.slice(0, 2)).toMatchObject([
      { name: 'Requests', value: 999 },
      { name: 'Errors', value: 0 },
    ]);
  });

  it('asks once for each set of names of labels, and for no more than ten', async () => {
    const odd = Array.from({ length: 12 }, (_, i) =>
      labelled(`odd${i}`, {}, `own${i}=x`),
    );

    const results = await survey(create(), [
      orders,
      labelled('carts'),
      labelled('mails', {}, 'job=mails'),
      labelled('bills', {}, 'job=bills'),
      ...odd,
    ]);

    const sets = new Set(
      upstream.queries.map(query => /by \(([^)]*)\)/.exec(query)![1]),
    );
    expect(sets.size).toBe(10);
    expect([...sets].slice(0, 2)).toEqual(['namespace, service', 'job']);
    expect(results.at(-1)!.failure).toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('More than 10 different sets'),
    });
  });

  it('takes the first profile that knows the entity, own ones before all', async () => {
    const own = {
      id: 'own',
      requests: 'shop_requests_total',
      statusLabel: 'outcome',
      errorStatus: 'failed',
      durations: ['shop_milliseconds'],
      durationUnit: 'milliseconds',
      where: { route: '/api/.*' },
    };
    upstream.answer = answering([
      [['shop_requests_total', '"failed"'], ofOrders(1)],
      [['shop_requests_total'], ofOrders(4)],
      [['0.5,', 'shop_milliseconds_bucket'], ofOrders(250)],
      [['rate(gin_requests_total'], ofOrders(9)],
    ]);

    const [{ reading }] = await survey(create({}, [own]), [orders]);

    expect(reading!.details.signals).toEqual([
      { signal: 'traffic', name: 'Requests', value: 4, unit: 'Count/Second' },
      { signal: 'errors', name: 'Errors', value: 25, unit: 'Percent' },
      { signal: 'latency', name: 'p50', value: 0.25, unit: 'Seconds' },
    ]);
    expect(upstream.queries).toContain(
      'sum by (namespace, service) (rate(shop_requests_total{namespace!="",service!="",route=~"/api/.*",outcome!="",outcome=~"failed"}[5m]))',
    );
  });

  it('has no error ratio and no default for errors that could not be read', async () => {
    upstream.answer = answering([
      [['5..'], { status: 503, body: {} }],
      [['rate(gin_requests_total'], ofOrders(2)],
      [['(up{'], ofOrders(1)],
    ]);

    const [{ reading }] = await survey(create(), [
      promising('availability=99.9%'),
    ]);

    expect(reading).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(/cannot be judged: Prometheus shop failed/),
      details: { signals: [{ name: 'Requests' }] },
    });
  });
});

describe('an objective', () => {
  it('is judged over all windows, and long ones are not counted anew each time', async () => {
    upstream.answer = answering([
      ...history,
      ...now,
      [['5..', '[1h]'], ofOrders(360)],
      [['[1h]'], ofOrders(7_200)],
      [['5..', 'increase'], ofOrders(100)],
      [['increase'], ofOrders(10_000)],
    ]);
    const provider = create();

    const [{ reading }] = await survey(provider, [
      promising('availability=99.9%'),
    ]);
    upstream.queries = [];
    const [again] = await survey(provider, [promising('availability=99.9%')]);

    // Of 7,200 requests 360 failed: 5 %, fifty times what 99.9 % allows. In 5 minutes 1 %, ten times.
    expect(reading!.details.objectives).toMatchObject([
      {
        status: 'critical',
        burn: { '5m': 10, '30m': 10, '1h': 50, '6h': 10, '3d': 10 },
        budgetLeft: -9,
      },
    ]);
    expect(again.reading!.details.objectives).toEqual(
      reading!.details.objectives,
    );
    expect(
      upstream.queries.filter(query => query.includes('increase')),
    ).toEqual([]);
  });

  it.each<[string, Parameters<typeof answering>[0], string]>([
    [
      'figures do not reach back so far',
      [
        [['offset 3d'], []],
        ...history,
        ...now.slice(1),
        [['5..'], []],
        [['increase'], ofOrders(1_000)],
      ],
      'availability 99.9 % cannot be judged: no figures for 3d',
    ],
    [
      'a window has no figures of it',
      [
        ...history,
        ...now.slice(1),
        [['5..'], []],
        [['[6h]'], []],
        [['increase'], ofOrders(1_000)],
      ],
      'availability 99.9 % cannot be judged: no figures for 6h',
    ],
    [
      'there were no requests',
      [
        ...history,
        [['5..'], []],
        [['rate(gin'], ofOrders(0)],
        [['increase'], ofOrders(0)],
      ],
      'availability 99.9 % cannot be judged: no requests in 30 days',
    ],
    [
      'nobody counts its requests',
      [[['(up{'], ofOrders(1)]],
      'availability 99.9 % cannot be judged: no requests are counted under its labels',
    ],
  ])('is unknown where %s', async (_, table, reason) => {
    upstream.answer = answering(table);

    const [{ reading }] = await survey(create(), [
      promising('availability=99.9%'),
    ]);

    expect(reading!.details.objectives).toMatchObject([
      { status: 'unknown', reason },
    ]);
    expect(reading).toMatchObject({ status: 'unknown' });
  });

  it('is kept where nothing ever failed', async () => {
    upstream.answer = answering([
      ...history,
      [['5..'], []],
      [['rate(gin'], ofOrders(2)],
      [['increase'], ofOrders(1_000)],
    ]);

    const [{ reading }] = await survey(create(), [
      promising('availability=99.9%'),
    ]);

    expect(reading).toMatchObject({
      status: 'ok',
      details: { objectives: [{ status: 'ok', budgetLeft: 1 }] },
    });
  });

  it('of latency counts in the bucket of exactly that time, however it is spelled', async () => {
    upstream.answer = answering([
      ...history,
      ...now,
      [
        ['increase(gin_request_duration_seconds_bucket'],
        [
          ...ofOrders(900, { le: '1.0' }),
          ...ofOrders(50, { le: '1' }),
          ...ofOrders(1_000, { le: '+Inf' }),
        ],
      ],
      [
        ['count by', 'gin_request_duration_seconds_bucket'],
        [
          ...ofOrders(1, { le: '0.25' }),
          ...ofOrders(1, { le: '1' }),
          ...ofOrders(1, { le: '+Inf' }),
        ],
      ],
    ]);

    const [{ reading }] = await survey(create(), [
      promising('latency-p90=1s,latency-p50=300ms'),
    ]);

    expect(reading!.details.objectives).toMatchObject([
      { status: 'ok', burn: { '5m': 0.5, '3d': 0.5 }, budgetLeft: 0.5 },
      {
        status: 'unknown',
        reason:
          'latency p50 ≤ 300 ms cannot be judged: gin_request_duration_seconds has no bucket at 300 ms; the nearest is at 250 ms',
      },
    ]);
    expect(upstream.queries).toContain(
      'sum by (namespace, service, le) (increase(gin_request_duration_seconds_bucket{namespace!="",service!="",le=~"0[.]3|1|1[.]0|[+]Inf"}[30d]))',
    );
  });

  it('of latency is not crowded out by one entity that promises many times', async () => {
    const bounds = ['0.5', '+Inf'].flatMap(le => ofOrders(1_000, { le }));
    const ofGreedy = ['+Inf'].map(le => ({
      metric: { ...shopOf('greedy'), le },
      value: 1_000,
    }));
    upstream.answer = answering([
      ...history,
      [
        ['rate(gin_requests'],
        [...ofOrders(2), { metric: shopOf('greedy'), value: 2 }],
      ],
      [
        ['increase(gin_request_duration_seconds_bucket'],
        [...bounds, ...ofGreedy],
      ],
    ]);
    const times = Array.from({ length: 60 }, (_, i) =>
      slo(`latency-p${i + 10}=${i + 1}ms`),
    );
    const greedy = times.map(each => each['gantry.dev/slo']).join();

    const [own, others] = await survey(create(), [
      promising('latency-p95=500ms'),
      labelled('greedy', slo(greedy)),
    ]);

    expect(own.reading!.details.objectives).toMatchObject([{ status: 'ok' }]);
    const reasons = others.reading!.details.objectives!.map(
      ({ reason }) => reason,
    );
    expect(reasons).toHaveLength(60);
    expect(reasons[0]).toBe(
      'latency p10 ≤ 1 ms cannot be judged: gin_request_duration_seconds has no bucket at 1 ms',
    );
    expect(reasons.at(-1)).toBe(
      'latency p69 ≤ 60 ms cannot be judged: more than 50 different times are promised, and 60 ms is among those that are not asked for',
    );
  });

  it('of latency is the share below a bound where histograms are native', async () => {
    upstream.answer = answering([
      ...history,
      ...now,
      [['histogram_fraction(0, 0.3, ', 'gin'], ofOrders(0.9)],
      [
        ['histogram_count', 'increase(gin_request_duration_seconds{'],
        ofOrders(1_000),
      ],
    ]);

    const [{ reading }] = await survey(create({ nativeHistograms: true }), [
      promising('latency-p80=300ms'),
    ]);

    expect(reading!.details.objectives).toMatchObject([
      { status: 'ok', burn: { '5m': 0.5, '3d': 0.5 }, budgetLeft: 0.5 },
    ]);
    expect(upstream.queries).toEqual(
      expect.arrayContaining([
        'histogram_quantile(0.5, sum by (namespace, service, le) (rate(gin_request_duration_seconds_bucket{namespace!="",service!=""}[5m]))) or histogram_quantile(0.5, sum by (namespace, service) (rate(gin_request_duration_seconds{namespace!="",service!=""}[5m])))',
        'sum by (namespace, service) (rate(http_server_requests_seconds_count{namespace!="",service!="",status!=""}[5m])) or histogram_count(sum by (namespace, service) (rate(http_server_requests_seconds{namespace!="",service!="",status!=""}[5m])))',
      ]),
    );
  });
});
