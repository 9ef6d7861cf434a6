import { createMockDirectory } from '@backstage/backend-test-utils';
import { Answered, PrometheusClient } from './__testUtils__/prometheusClient';
import { RealPrometheus } from './__testUtils__/RealPrometheus';
import { RunningLab } from './__testUtils__/startLab';

jest.setTimeout(120_000);

const isInstalled = RealPrometheus.isInstalled();
const describeIfPossible =
  isInstalled || process.env.CI ? describe : describe.skip;

const names = [
  'up',
  'http_server_requests_seconds_(count|bucket)',
  'http_requests_total',
  'http_request_duration_highr_seconds_bucket',
  'gin_requests_total',
  'hikaricp_connections.*',
  'container_cpu_usage_seconds_total',
  'kube_pod_container_resource_limits',
  'kube_pod_container_status_restarts_total',
  'redis_keyspace_.*',
].join('|');

const selected = 'namespace!="",service!=""';
const orders = 'namespace="ecommerce",service="order-management"';
const micrometer = 'http_server_requests_seconds';

/** What the portal and the rules of the shop ask, and what else the lab says that it can. */
const queries = [
  `avg by (namespace, service) (up{${selected}})`,
  `sum by (namespace, service) (rate(${micrometer}_count{${selected}}[5m]))`,
  `sum by (namespace, service) (rate(${micrometer}_count{${selected},status=~"5.."}[5m]))`,
  `sum by (namespace, service) (rate(http_requests_total{status=~"[1-5]xx",${selected}}[1m]))`,
  ...[0.5, 0.95, 0.99].map(
    rank =>
      `histogram_quantile(${rank}, sum by (namespace, service, le) (rate(${micrometer}_bucket{${selected}}[1m])))`,
  ),
  `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_highr_seconds_bucket{${selected}}[5m])))`,
  `sum by (namespace, service) (increase(${micrometer}_count{${selected}}[30m]))`,
  `sum by (namespace, service, le) (increase(${micrometer}_bucket{${selected},le=~"0[.]1|0[.]5|1|1[.]0|[+]Inf"}[1h]))`,
  `count by (namespace, service, le) (${micrometer}_bucket{${selected}})`,
  `count(${micrometer}_count offset 30m)`,
  `sum by (status) (rate(${micrometer}_count{${orders}}[5m]))`,
  `sum(rate(gin_requests_total{code=~"5.."}[5m])) / sum(rate(gin_requests_total[5m])) > bool 0`,
  `sum by (namespace, service) (rate(gin_requests_total{code=~"5.."}[30m])) / sum by (namespace, service) (rate(gin_requests_total[30m])) > 0.00001 * 2 ^ 2`,
  `sum by (namespace, service) (hikaricp_connections_active) / sum by (namespace, service) (hikaricp_connections_max) > 0.9`,
  'hikaricp_connections_active / ignoring (__name__) hikaricp_connections_max',
  'hikaricp_connections_idle == on (pod) hikaricp_connections - on (pod) hikaricp_connections_active',
  `irate(${micrometer}_count{${orders},method="POST"}[2m])`,
  `increase(kube_pod_container_status_restarts_total{${selected}}[10m])`,
  `sum without (pod, instance, method, uri) (rate(${micrometer}_count[5m]))`,
  'max by (service) (up) unless on (service) hikaricp_connections > 15',
  'up{service="order-management"} and on (pod) hikaricp_connections_active > 15',
  'count by (service) (up) > 3 or min by (service) (up{service=~"user.*"}) - 1',
  'clamp_max(clamp_min(hikaricp_connections, 17), 19) % 5',
  'sum by (service) (rate(container_cpu_usage_seconds_total[2m])) / sum by (service) (kube_pod_container_resource_limits{resource="cpu"})',
  '-avg(up) + time() * 0 != 1e9',
  'vector(1) >= 1',
  `histogram_quantile(1.5, sum by (le) (rate(${micrometer}_bucket[5m])))`,
];

/** Prometheus's text form of what a range selector answered. */
function openMetrics(series: Answered[]): string {
  const lines = series.flatMap(({ metric, values = [] }) => {
    const { __name__: name, ...labels } = metric;
    const pairs = Object.entries(labels).map(
      ([label, value]) => `${label}=${JSON.stringify(value)}`,
    );
    return values.map(
      ([time, value]) => `${name}{${pairs.join(',')}} ${value} ${time}\n`,
    );
  });
  return lines.join('');
}

/** In an order of its own, with nine digits: one adds up in another order than the other. */
function comparable(answer: Answered[]): string[] {
  const digits = (value: string) =>
    /^-?\d/.test(value) ? String(Number(Number(value).toPrecision(9))) : value;
  return answer
    .map(({ metric, value, values }) =>
      JSON.stringify([
        Object.entries(metric).sort(),
        (values ?? [value!]).map(([time, each]) => [time, digits(each)]),
      ]),
    )
    .sort();
}

describeIfPossible('the lab beside a real Prometheus', () => {
  const folder = createMockDirectory();
  const lab = new RunningLab(folder.path);
  let played: PrometheusClient;
  let real: PrometheusClient;
  let server: RealPrometheus | undefined;

  beforeAll(async () => {
    if (!isInstalled) {
      throw new Error('prometheus and promtool are not on the PATH');
    }
    await lab.start();
    // Its restarts and new pods are what extrapolation and resets are about.
    await lab.put('/lab/scenario', { name: 'order-latency' });
    lab.advance(20);
    played = new PrometheusClient(`${lab.url}/prometheus`, 'Bearer lab');
    const samples = await played.query(`{__name__=~"${names}"}[3h]`);
    server = await RealPrometheus.start(folder.path, openMetrics(samples));
    real = new PrometheusClient(server.url);
  });
  afterAll(async () => {
    await server?.stop();
    await lab.stop();
  });

  it.each(queries)('answers the same to %s', async query => {
    const now = lab.now();
    const start = now - 90 * 60_000;
    const ranges = [60_000, 37_500].map(step => ({ start, end: now, step }));

    for (const range of ranges) {
      const answer = await played.queryRange(query, range);
      expect(comparable(answer)).toEqual(
        comparable(await real.queryRange(query, range)),
      );
    }
    const answer = await played.query(query, now);
    expect(comparable(answer)).toEqual(
      comparable(await real.query(query, now)),
    );
  });

  it('compares answers that are there', async () => {
    const empty: string[] = [];
    for (const query of queries) {
      const range = {
        start: lab.now() - 90 * 60_000,
        end: lab.now(),
        step: 60_000,
      };
      if ((await real.queryRange(query, range)).length === 0) {
        empty.push(query);
      }
    }

    expect(empty).toEqual([]);
  });

  it.each([
    'up{',
    'rate(up)',
    'sum(up) by',
    '{}',
    '{__name__=~".*"}',
    'up + "a"',
    'up > bool 1 and 1',
    '1 > 2',
    'clamp_min(up)',
    'up{a=~"("}',
    '',
  ])('refuses %p as the real one does', async query => {
    const path = `/api/v1/query?query=${encodeURIComponent(query)}`;

    const answers = [await played.fetch(path), await real.fetch(path)];

    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    const errorTypes = await Promise.all(
      answers.map(async answer => (await answer.json()).errorType),
    );
    expect(errorTypes).toEqual(['bad_data', 'bad_data']);
  });

  it('has rules that a real Prometheus takes', async () => {
    const { groups } = await played.data('/api/v1/rules');

    for (const { rules } of groups) {
      for (const { query } of rules) {
        await expect(real.query(query, lab.now())).resolves.toBeDefined();
      }
    }
  });
});
