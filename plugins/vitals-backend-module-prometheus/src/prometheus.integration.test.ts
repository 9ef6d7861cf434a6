import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The module is tried inside the plugin that it extends.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import vitalsPlugin from '@gantry/plugin-vitals-backend';
import request from 'supertest';
import vitalsModulePrometheus from '.';
import { describeWithPrometheus } from './__testUtils__/describeWithPrometheus';
import { component } from './__testUtils__/entities';
import {
  oddAnnotation,
  oldAlert,
  shopRules,
  shopSeries,
} from './__testUtils__/shop';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const slo = 'gantry.dev/slo';

function labelled(name: string, labels: string, more = {}) {
  return component(name, { 'prometheus.io/labels': labels, ...more });
}

/** Values that would read the figures of orders, were they anything but literal. */
const thieves = {
  pattern: 'namespace=shop,service=ord.*',
  alternatives: 'namespace=shop,service=orders|x',
  anything: 'namespace=shop,service=.+',
  injection:
    'namespace=shop,service="x\\"} or http_server_request_duration_seconds_count{service=\\"orders"',
  comment: 'namespace=shop,service="orders\\"} #"',
  backslash: 'namespace=shop,service="orders\\\\"',
  long: `namespace=shop,service=${'x'.repeat(1_024)}`,
};

const entities = [
  labelled('orders', 'namespace=shop,service=orders', {
    [slo]:
      'availability=99.9%,latency-p95=500ms,latency-p99=1s,latency-p90=400ms',
  }),
  labelled('carts', 'namespace=shop,service=carts', {
    [slo]: 'availability=99.9%',
  }),
  labelled('odd', `namespace=shop,service=${oddAnnotation}`),
  labelled('mails', 'job=mails'),
  labelled('native', 'namespace=shop,service=native', {
    'prometheus.io/service-name': 'native',
    [slo]: 'availability=99.9%,latency-p80=250ms',
  }),
  component('named', { 'prometheus.io/alert': 'HighErrorRate,NoSuchAlert' }),
  labelled('drawn', 'namespace=shop,service=carts', {
    'prometheus.io/rule':
      'sum by (namespace, service) (up{job="shop"})|service, nonsense(up)',
  }),
  ...Object.entries(thieves).map(([name, value]) => labelled(name, value)),
];

describeWithPrometheus(
  'with a real Prometheus and 30 days of the past',
  () => ({ rules: shopRules, series: shopSeries, days: 30 }),
  prometheus => {
    async function start() {
      await prometheus().until('rules?type=alert', ({ groups }) =>
        groups[0]?.rules.every((rule: any) => rule.health !== 'unknown'),
      );
      await prometheus().until(
        'query?query=ALERTS{alertstate="firing"}',
        ({ result }) => result.length > 0,
      );
      const scheduler = mockServices.scheduler();
      const backend = await startTestBackend({
        features: [
          vitalsPlugin,
          vitalsModulePrometheus,
          catalogServiceMock.factory({ entities }),
          createServiceFactory({
            service: coreServices.scheduler,
            deps: {},
            factory: () => scheduler,
          }),
          mockServices.rootConfig.factory({
            data: {
              vitals: {
                prometheus: {
                  instances: [
                    {
                      id: 'shop',
                      url: prometheus().url,
                      consoleUrl: 'https://prometheus.example',
                      allowEntityQueries: true,
                    },
                    {
                      id: 'native',
                      url: prometheus().url,
                      nativeHistograms: true,
                    },
                  ],
                },
              },
            },
          }),
        ],
      });
      const get = async (path: string) =>
        (await request(backend.server).get(`/api/vitals${path}`).expect(200))
          .body;
      return {
        healthOf: (name: string) => get(`/entities/component/default/${name}`),
        inspectionOf: async (name: string, span: number) => {
          const from = new Date(Date.now() - span).toISOString();
          const { results } = await get(
            `/entities/component/default/${name}/health?from=${from}`,
          );
          return results[0].inspection;
        },
      };
    }
    let vitals: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      vitals = await start();
    });

    it('brings a firing alert, golden signals and broken promises into one reading', async () => {
      const { readings } = await vitals.healthOf('orders');

      const [{ status, reason, link, details }] = readings;
      expect(status).toBe('critical');
      expect(reason).toMatch(
        /^HighErrorRate has been firing since \d\d:\d\d UTC: 1% of requests to orders fail; availability 99.9 % burns its error budget 10.0× too fast over 6h \(10.0× over 30m\), its budget of 30 days is spent$/,
      );
      expect(link).toBe(
        'https://prometheus.example/alerts?search=HighErrorRate',
      );
      expect(details).toMatchObject({
        alarms: [
          {
            name: 'HighErrorRate',
            state: 'firing',
            severity: 'critical',
            runbook: 'https://runbooks.example/errors',
          },
          { name: 'OrdersStuck', state: 'quiet' },
        ],
        counts: { firing: 1, noData: 0, quiet: 1 },
      });
      expect(
        details.signals.map(({ name, value }: any) => [
          name,
          Number(value.toFixed(3)),
        ]),
      ).toEqual([
        ['Requests', 10],
        ['Errors', 1],
        ['p50', 0.1],
        ['p95', 0.491],
        ['p99', 0.929],
      ]);
      // 4 % above 500 ms where 5 % may be, 0.5 % above 1 s where 1 % may be.
      const steady = (burn: number) => ({
        '5m': expect.closeTo(burn, 2),
        '30m': expect.closeTo(burn, 2),
        '1h': expect.closeTo(burn, 2),
        '6h': expect.closeTo(burn, 2),
        '3d': expect.closeTo(burn, 2),
      });
      expect(details.objectives).toMatchObject([
        {
          title: 'availability 99.9 %',
          status: 'critical',
          burn: steady(10),
          budgetLeft: expect.closeTo(-9, 1),
        },
        {
          title: 'latency p95 ≤ 500 ms',
          status: 'ok',
          burn: steady(0.8),
          budgetLeft: expect.closeTo(0.2, 2),
        },
        {
          title: 'latency p99 ≤ 1000 ms',
          status: 'ok',
          burn: steady(0.5),
          budgetLeft: expect.closeTo(0.5, 2),
        },
        {
          title: 'latency p90 ≤ 400 ms',
          status: 'unknown',
          reason:
            'latency p90 ≤ 400 ms cannot be judged: http_server_request_duration_seconds has no bucket at 400 ms; the nearest is at 500 ms',
        },
      ]);
    });

    it('tells quiet alerts, and rules that cannot be evaluated', async () => {
      const carts = await vitals.healthOf('carts');
      const mails = await vitals.healthOf('mails');
      const named = await vitals.healthOf('named');

      expect(carts.verdicts.health).toMatchObject({
        status: 'ok',
        reason: 'All 2 alerts are quiet',
      });
      expect(mails.verdicts.health).toMatchObject({
        status: 'unknown',
        reason:
          'No data for MailsBroken: Prometheus cannot evaluate the rule: found duplicate series for the match group; 0 of 1 alerts quiet',
      });
      expect(mails.readings[0].details.signals).toMatchObject([
        // Prometheus extrapolates rates in floating point.
        { name: 'Requests', value: expect.closeTo(3, 9) },
        { name: 'Errors', value: 0 },
      ]);
      expect(named.verdicts.health).toMatchObject({
        status: 'critical',
        reason: expect.stringMatching(/; no alert rule is called NoSuchAlert$/),
      });
    });

    it('draws what was backfilled', async () => {
      const month = await vitals.inspectionOf('orders', 30 * day);
      const recent = await vitals.inspectionOf('orders', hour / 4);

      const [requests, errors, latency] = month.charts;
      expect(month.charts).toHaveLength(3);
      expect(month.missing).toBeUndefined();
      expect(requests.series.map(({ name }: any) => name)).toEqual([
        '2xx',
        '5xx',
      ]);
      expect(requests.series[0].points.length).toBeGreaterThan(700);
      expect(requests.series[0].points[360][1]).toBeCloseTo(9.9, 2);
      expect(errors).toMatchObject({
        unit: 'Percent',
        lines: [{ value: 0.1, kind: 'objective' }],
      });
      expect(errors.series[0].points[360][1]).toBeCloseTo(1, 2);
      expect(latency.series.map(({ name }: any) => name)).toEqual([
        'p50',
        'p95',
        'p99',
      ]);
      expect(latency.lines.map(({ value }: any) => value)).toEqual([
        0.5, 1, 0.4,
      ]);
      expect(month.objectives).toHaveLength(4);
      expect(recent.charts[0]).toMatchObject({ step: 15_000 });
    });

    it('remembers when an alert fired', async () => {
      const { firing, transitions } = await vitals.inspectionOf(
        'orders',
        12 * hour,
      );

      const [{ from, to, ...old }, ...others] = firing.slice(0, 2);
      expect([old.alarm, others[0].alarm].sort()).toEqual([
        'OrdersStuck',
        'QueueFull',
      ]);
      expect(others[0]).toMatchObject({ from, to });
      expect(Date.parse(from) - oldAlert.from).toBeLessThan(3 * minute);
      // Prometheus looks back five minutes for the last point of a series.
      expect(Date.parse(to) - oldAlert.to).toBeLessThan(8 * minute);
      expect(transitions).toEqual(
        expect.arrayContaining([
          {
            alarm: 'QueueFull',
            to: 'quiet',
            at: to,
            summary: 'Stopped firing',
          },
          {
            alarm: 'QueueFull',
            to: 'firing',
            at: from,
            summary: 'Began to fire',
          },
        ]),
      );
    });

    it('draws the queries of an entity, as far as they can be answered', async () => {
      const { charts, missing } = await vitals.inspectionOf('drawn', hour);

      const { title, series } = charts.at(-1);
      expect(title).toBe('sum by (namespace, service) (up{job="shop"})');
      expect(series.map(({ name }: any) => name)).toContain('carts');
      expect(missing).toMatchObject([
        {
          kind: 'malformed',
          message: expect.stringContaining('unknown function'),
        },
      ]);
    });

    it('reads native histograms', async () => {
      const { readings } = await vitals.healthOf('native');
      const { charts } = await vitals.inspectionOf('native', hour);

      const { signals, objectives } = readings[0].details;
      expect(signals).toMatchObject([
        { name: 'Requests', value: expect.closeTo(4, 1) },
        { name: 'Errors', value: 0 },
        { name: 'p50', value: expect.closeTo(0.2, 1) },
        { name: 'p95', value: expect.closeTo(0.75, 1) },
        { name: 'p99', value: expect.closeTo(0.95, 1) },
      ]);
      expect(objectives).toMatchObject([
        { status: 'ok', budgetLeft: 1 },
        { status: 'ok', burn: { '5m': expect.closeTo(0.5, 2) } },
      ]);
      expect(charts.map(({ id }: any) => id)).toEqual([
        'requests',
        'errors',
        'latency',
      ]);
    });

    it('finds a service whose name holds all that a quoting may trip over', async () => {
      const { readings } = await vitals.healthOf('odd');
      const { charts } = await vitals.inspectionOf('odd', hour);

      expect(readings[0].details.signals[0].value).toBeCloseTo(2, 2);
      expect(charts[0].series[0].points.at(-1)[1]).toBeCloseTo(2, 2);
    });

    it.each(Object.keys(thieves))(
      'tells %s nothing of another service',
      async name => {
        const { failures, readings } = await vitals.healthOf(name);
        const inspection = await vitals.inspectionOf(name, day);

        expect(readings).toEqual([]);
        expect(failures).toMatchObject([{ kind: 'not-found' }]);
        expect(inspection).toMatchObject({
          charts: [],
          firing: [],
          transitions: [],
        });
      },
    );
  },
);
