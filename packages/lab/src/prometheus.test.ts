import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { awsClients } from './__testUtils__/awsClients';
import { kubernetesClients } from './__testUtils__/kubernetesClients';
import { Answered, PrometheusClient } from './__testUtils__/prometheusClient';
import { useLab } from './__testUtils__/startLab';
import { suffix } from './estate/provision';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** How each service of the shop names what it counts. */
const counted = {
  'user-management': {
    requests: 'gin_requests_total',
    failed: 'code=~"5.."',
    durations: 'gin_request_duration_seconds_bucket',
  },
  'product-catalog': {
    requests: 'http_requests_total',
    failed: 'status="5xx"',
    durations: 'http_request_duration_highr_seconds_bucket',
  },
  'order-management': {
    requests: 'http_server_requests_seconds_count',
    failed: 'status=~"5.."',
    durations: 'http_server_requests_seconds_bucket',
  },
};

describe('the Prometheus of the shop', () => {
  const lab = useLab();
  const prometheus = (authorization = 'Bearer lab') =>
    new PrometheusClient(`${lab().url}/prometheus`, authorization);
  const play = (name: string) => lab().put('/lab/scenario', { name });

  const rules = async () => {
    const { groups } = await prometheus().data('/api/v1/rules?type=alert');
    return groups.flatMap((group: any) => group.rules);
  };
  const firing = async () => {
    const all = await rules();
    return all
      .filter(({ state }: any) => state === 'firing')
      .flatMap(({ alerts }: any) => alerts)
      .map(({ labels }: any) => [labels.alertname, labels.service])
      .sort();
  };

  /** One number of an answer with one series. */
  const number = ([only, ...more]: Answered[]) => {
    expect(more).toEqual([]);
    return Number(only.value![1]);
  };

  /** What CloudWatch tells of the target group of a service over some minutes that end with a whole one. */
  async function fromCloudWatch(service: string, end: number, minutes: number) {
    const group = `targetgroup/${service}/${suffix('tg', 'us-east-1', service)}`;
    const metric = (MetricName: string, Stat: string) => ({
      Id: MetricName.toLowerCase().replace(/\W/g, '_'),
      MetricStat: {
        Metric: {
          Namespace: 'AWS/ApplicationELB',
          MetricName,
          Dimensions: [
            {
              Name: 'LoadBalancer',
              Value: `app/ecommerce/${suffix('alb', 'us-east-1', 'ecommerce')}`,
            },
            { Name: 'TargetGroup', Value: group },
          ],
        },
        Period: minutes * 60,
        Stat,
      },
    });
    const { MetricDataResults = [] } = await awsClients(
      lab().url,
    ).cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(end - minutes * MINUTE),
        EndTime: new Date(end),
        MetricDataQueries: [
          metric('RequestCount', 'Sum'),
          metric('HTTPCode_Target_5XX_Count', 'Sum'),
          metric('TargetResponseTime', 'p95'),
        ],
      }),
    );
    return MetricDataResults.map(({ Values = [] }) => Values[0] ?? 0);
  }

  it.each(['calm', 'order-latency'])(
    'tells the same as CloudWatch when the lab plays %s',
    async scenario => {
      await play(scenario);
      lab().advance(60);
      const end = Math.floor(lab().now() / MINUTE) * MINUTE;

      for (const [service, names] of Object.entries(counted)) {
        const of = `namespace="ecommerce",service="${service}"`;
        const query = (text: string) => prometheus().query(text, end);
        const [requests, failures, p95] = await fromCloudWatch(
          service,
          end,
          30,
        );
        const counts = await query(
          `sum(increase(${names.requests}{${of}}[30m]))`,
        );
        const failed = await query(
          `sum(increase(${names.requests}{${of},${names.failed}}[30m]))`,
        );
        const latency = await query(
          `histogram_quantile(0.95, sum by (le) (rate(${names.durations}{${of}}[30m])))`,
        );

        expect(requests).toBeGreaterThan(1000);
        expect(number(counts) / requests).toBeCloseTo(1, 2);
        // A scrape sees an error up to 15 seconds after it was counted.
        expect(Math.abs(number(failed) - failures)).toBeLessThanOrEqual(2);
        // A histogram knows no more than its buckets.
        expect(number(latency) / p95).toBeGreaterThan(0.9);
        expect(number(latency) / p95).toBeLessThan(1.15);
      }
    },
  );

  it('is quiet on a quiet fortnight', async () => {
    const all = await rules();
    const crossed: unknown[] = [];
    for (const { name, query } of all) {
      const answer = await prometheus().queryRange(query, {
        start: lab().now() - 14 * DAY,
        end: lab().now(),
        step: 37 * MINUTE,
      });
      crossed.push(...answer.map(({ metric }) => [name, metric]));
    }

    expect(crossed).toEqual([['Watchdog', {}]]);
    expect(await firing()).toEqual([['Watchdog', undefined]]);
    expect(all.length).toBeGreaterThan(25);
  });

  it('fires when latency has been high for as long as its rule says, and heals at once', async () => {
    await play('order-latency');
    const fired = await firing();
    const { alerts } = await prometheus().data('/api/v1/alerts');
    const p95 = alerts.find(
      ({ labels }: any) => labels.alertname === 'HighLatencyP95',
    );
    const history = await prometheus().queryRange(
      'ALERTS{alertname="HighLatencyP95",service="order-management"}',
      { start: lab().now() - 8 * MINUTE, end: lab().now(), step: 15_000 },
    );

    expect(fired).toEqual([
      ['DatabasePoolExhausted', 'order-management'],
      ['HighLatencyP50', 'order-management'],
      ['HighLatencyP95', 'order-management'],
      ['HighLatencyP99', 'order-management'],
      ['Watchdog', undefined],
    ]);
    expect(p95).toMatchObject({
      labels: { namespace: 'ecommerce', severity: 'critical' },
      state: 'firing',
      annotations: {
        summary: expect.stringMatching(
          /^The 95th percentile of the latency of order-management is \d\.\d+s, above 500 ms\.$/,
        ),
      },
    });
    const seen = Object.fromEntries(
      history.map(({ metric, values }) => [metric.alertstate, values!]),
    );
    const [from] = seen.pending[0];
    const [until] = seen.pending[seen.pending.length - 1];
    expect(until - from).toBeGreaterThanOrEqual(105);
    expect(until - from).toBeLessThanOrEqual(120);
    expect(seen.firing[0][0]).toBe(until + 15);

    lab().advance(90);
    expect(await firing()).toEqual(fired);

    await play('calm');
    expect(await firing()).toEqual([['Watchdog', undefined]]);
    lab().advance(60);
    const remembered = await prometheus().queryRange(
      'max by (alertname) (ALERTS{alertstate="firing",service="order-management"})',
      { start: lab().now() - 3 * 60 * MINUTE, end: lab().now(), step: MINUTE },
    );
    expect(remembered).toHaveLength(4);
  });

  it('plays an incident that follows at once on another like the first', async () => {
    await play('order-latency');
    const first = await firing();
    const before = await prometheus().query('up{service="order-management"}');
    await play('calm');
    lab().advance(1);
    await play('order-latency');

    const again = await prometheus().query('up{service="order-management"}');

    expect(await firing()).toEqual(first);
    expect(again.map(({ metric }) => metric.pod).sort()).toEqual(
      before.map(({ metric }) => metric.pod).sort(),
    );
  });

  it.each(['calm', 'order-latency'])(
    'scrapes the pods that Kubernetes runs when the lab plays %s',
    async scenario => {
      await play(scenario);
      lab().advance(1);
      const { items } = await kubernetesClients(
        lab().url,
        'lab',
      ).core.listPodForAllNamespaces();
      const up = await prometheus().query('up');
      const restarts = await prometheus().query(
        'kube_pod_container_status_restarts_total > 0',
      );

      expect(
        up.map(({ metric }) => `${metric.pod} ${metric.instance}`).sort(),
      ).toEqual(
        items
          .map(
            ({ metadata, status, spec }) =>
              `${metadata!.name} ${status!.podIP}:${spec!.containers[0].ports![0].containerPort}`,
          )
          .sort(),
      );
      expect(
        restarts.map(({ metric, value }) => [metric.pod, value![1]]),
      ).toEqual(
        items.flatMap(({ metadata, status }) => {
          const { restartCount } = status!.containerStatuses![0];
          return restartCount > 0
            ? [[metadata!.name, String(restartCount)]]
            : [];
        }),
      );
    },
  );

  it('counts on while the pods of a release are replaced', async () => {
    const total = 'http_server_requests_seconds_count';
    const range = {
      start: lab().now() - 14 * DAY,
      end: lab().now(),
      step: 15 * MINUTE,
    };
    const rates = await prometheus().queryRange(
      `sum by (service) (rate(${total}[15m]))`,
      range,
    );
    const pods = await prometheus().queryRange(
      `count by (pod) (${total})`,
      range,
    );

    const values = rates[0].values!.map(([, value]) => Number(value));
    // Three pods, replaced at least once a week.
    expect(pods.length).toBeGreaterThanOrEqual(6);
    expect(values).toHaveLength(14 * 96 + 1);
    values.slice(1).forEach((value, index) => {
      expect(value / values[index]).toBeGreaterThan(0.6);
      expect(value / values[index]).toBeLessThan(1.6);
    });
  });

  it('keeps fifteen days', async () => {
    const kept = await prometheus().queryRange('count(up)', {
      start: lab().now() - 30 * DAY,
      end: lab().now(),
      step: DAY,
    });

    expect(kept[0].values).toHaveLength(15);
  });

  it('answers in the envelope of the real one', async () => {
    const data = (path: string) => prometheus().data(path);
    const get = async (path: string) => {
      const answer = await prometheus().fetch(path);
      return [answer.status, await answer.json()];
    };

    expect(await data('/api/v1/query?query=1%2B2')).toEqual({
      resultType: 'scalar',
      result: [lab().now() / 1000, '3'],
    });
    expect(await data('/api/v1/query?query="word"')).toMatchObject({
      resultType: 'string',
    });
    const samples = await data(
      `/api/v1/query?query=${encodeURIComponent('up{pod="ecommerce-prometheus-0"}[1m]')}`,
    );
    expect(samples.resultType).toBe('matrix');
    expect(samples.result[0].values).toHaveLength(4);
    expect(await get('/api/v1/query?query=up{')).toEqual([
      400,
      {
        status: 'error',
        errorType: 'bad_data',
        error: expect.stringContaining('1:4: parse error'),
      },
    ]);
    expect(await get('/api/v1/query?query=topk(3,up)')).toEqual([
      422,
      {
        status: 'error',
        errorType: 'execution',
        error: 'The lab does not evaluate topk with a parameter',
      },
    ]);
    const many = 'query=up&start=0&end=11001&step=1';
    expect(await get(`/api/v1/query_range?${many}`)).toMatchObject([
      400,
      { error: expect.stringContaining('11,000 points') },
    ]);
    expect(
      await get('/api/v1/query_range?query=up&start=2&end=1&step=1'),
    ).toMatchObject([400, { errorType: 'bad_data' }]);
    expect(
      await get('/api/v1/query?query=sum(rate(up[1m]))&timeout=-1s'),
    ).toMatchObject([400, { errorType: 'bad_data' }]);
    expect(await get('/api/v1/query?query=up&timeout=0')).toMatchObject([
      503,
      { errorType: 'timeout' },
    ]);
    const ambiguous = encodeURIComponent('up / on (service) up');
    expect(await get(`/api/v1/query?query=${ambiguous}`)).toMatchObject([
      422,
      { errorType: 'execution' },
    ]);
    const unknown = await prometheus().fetch('/api/v1/targets');
    expect(unknown.status).toBe(404);
  });

  it('says what series there are', async () => {
    const data = (path: string) => prometheus().data(path);
    const match = encodeURIComponent('up{service="order-management"}');

    const recent = `start=${lab().now() / 1000 - 300}`;

    expect(
      await data(`/api/v1/series?match[]=${match}&${recent}`),
    ).toHaveLength(3);
    expect(await data('/api/v1/labels')).toEqual(
      expect.arrayContaining(['__name__', 'le', 'namespace', 'pod', 'service']),
    );
    expect(await data('/api/v1/label/namespace/values')).toEqual([
      'ecommerce',
      'monitoring',
    ]);
    expect(
      await data(`/api/v1/label/pod/values?match[]=${match}&${recent}`),
    ).toHaveLength(3);
    expect(
      await data('/api/v1/metadata?metric=http_server_requests_seconds'),
    ).toMatchObject({
      http_server_requests_seconds: [{ type: 'histogram' }],
    });
    expect(await data('/api/v1/status/buildinfo')).toMatchObject({
      version: '2.54.1',
    });
    expect((await prometheus().fetch('/api/v1/series')).status).toBe(400);
  });

  it('shows people the alerts that the portal links to', async () => {
    await play('order-latency');
    const page = async (search: string) =>
      (
        await fetch(`${lab().url}/console/prometheus/alerts?search=${search}`)
      ).text();

    const found = await page('HighLatencyP95');
    const missing = await page(encodeURIComponent('<b>'));

    expect(found).toContain('✕ firing');
    expect(found).toContain('The 95th percentile of the latency');
    expect(found).not.toContain('HighLatencyP99');
    expect(missing).toContain('No rule is named “&lt;b&gt;”.');
  });

  it('lets in who has the token or the password, and breaks on request', async () => {
    const status = async (authorization?: string) =>
      (
        await new PrometheusClient(
          `${lab().url}/prometheus`,
          authorization,
        ).fetch('/api/v1/query?query=up')
      ).status;
    const set = (state: string) =>
      lab().put('/lab/upstreams/prometheus', { state });
    const basic = (pair: string) =>
      `Basic ${Buffer.from(pair).toString('base64')}`;

    expect(await status('Bearer lab')).toBe(200);
    expect(await status(basic('gantry:lab'))).toBe(200);
    expect(await status(basic('gantry:guess'))).toBe(401);
    expect(await status('Bearer guess')).toBe(401);
    expect(await status()).toBe(401);
    for (const path of ['/-/healthy', '/-/ready']) {
      expect((await fetch(`${lab().url}/prometheus${path}`)).status).toBe(200);
    }

    await set('throttled');
    expect(await status('Bearer lab')).toBe(429);
    await set('denied');
    expect(await status('Bearer lab')).toBe(403);
    await set('down');
    await expect(status('Bearer lab')).rejects.toThrow('fetch failed');
    await set('up');
    expect(await status('Bearer lab')).toBe(200);
  });
});
