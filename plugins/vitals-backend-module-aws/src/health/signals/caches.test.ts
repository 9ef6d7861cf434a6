import {
  DescribeAlarmHistoryCommand,
  ListMetricsCommand,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { MemoryStore } from '../../__testUtils__/MemoryStore';
import { createProvider, survey } from '../../__testUtils__/createProvider';
import { component } from '../../__testUtils__/entities';
import {
  alarm,
  askedMetrics,
  cloudWatch,
  figures,
  forgetCalls,
  sweep,
} from '../../__testUtils__/fakeAws';

const arn = 'arn:aws:elasticache:us-east-1:111122223333';
const to = new Date(Math.floor(Date.now() / 300_000) * 300_000);
const from = new Date(to.getTime() - 3 * 3_600_000);

const owning = (resources: string) =>
  component('orders', { 'gantry.dev/aws-resources': resources });
const orders = owning(`${arn}:replicationgroup:orders`);

function watching(CacheClusterId: string, more: MetricAlarm = {}): MetricAlarm {
  return alarm(`${CacheClusterId}-cpu`, {
    Namespace: 'AWS/ElastiCache',
    MetricName: 'EngineCPUUtilization',
    Dimensions: [{ Name: 'CacheClusterId', Value: CacheClusterId }],
    ExtendedStatistic: undefined,
    Statistic: 'Average',
    ...more,
  });
}

/** What CloudWatch has metrics of: of each cluster, and of its node again. */
function list(...clusters: string[]) {
  const dimensions = (id: string) => [{ Name: 'CacheClusterId', Value: id }];
  cloudWatch.on(ListMetricsCommand).resolves({
    Metrics: clusters.flatMap(id => [
      { Dimensions: dimensions(id) },
      {
        Dimensions: [...dimensions(id), { Name: 'CacheNodeId', Value: '0001' }],
      },
    ]),
  });
}

function inspect(provider = createProvider(), entity = orders) {
  const [target] = provider.targets(entity);
  return provider.inspect(target, { from, to }, new AbortController().signal);
}

beforeEach(() => {
  forgetCalls();
  sweep([]);
  figures({});
  cloudWatch.on(DescribeAlarmHistoryCommand).resolves({});
});

describe('a replication group', () => {
  it('has the golden signals of its nodes, found by their metrics', async () => {
    list('orders-002', 'orders-001', 'orders-old-001', 'carts-001', 'orders');

    const { charts, missing } = await inspect();

    expect(
      charts.map(({ title, subject, series }) => [
        title,
        subject,
        series.map(({ name }) => name),
      ]),
    ).toEqual([
      ['Connections', 'cache orders', ['orders-001', 'orders-002']],
      ['Evictions', 'cache orders', ['orders-001', 'orders-002']],
      [
        'CPU',
        'cache orders',
        [
          'orders-001 host',
          'orders-001 engine',
          'orders-002 host',
          'orders-002 engine',
        ],
      ],
      ['Memory', 'cache orders', ['orders-001', 'orders-002']],
    ]);
    expect(askedMetrics().flat()).toContain(
      'Average of AWS/ElastiCache EngineCPUUtilization CacheClusterId=orders-002',
    );
    expect(missing).toBeUndefined();
  });

  it.each<[string, string, string[], string[]]>([
    [
      'with shards',
      'orders',
      ['orders-0001-001', 'orders-0002-001', 'orders-0002-002'],
      ['orders-0001-001', 'orders-0002-001', 'orders-0002-002'],
    ],
    [
      'without, beside a group whose name goes on like a shard',
      'orders',
      ['orders-001', 'orders-0001-001'],
      ['orders-001'],
    ],
    [
      'whose name ends like a shard',
      'orders-0001',
      ['orders-0001-001', 'orders-0001-001-001'],
      ['orders-0001-001'],
    ],
  ])('%s has its own nodes alone', async (_, group, clusters, own) => {
    list(...clusters);

    const { charts } = await inspect(
      createProvider(),
      owning(`${arn}:replicationgroup:${group}`),
    );

    expect(charts[0].series.map(({ name }) => name)).toEqual(own);
  });

  it('has the alarms on its nodes', async () => {
    sweep([
      watching('orders-001', { StateValue: 'ALARM' }),
      watching('carts-001'),
    ]);

    const [result] = await survey(createProvider(), [orders]);

    expect(result).toMatchObject({
      reading: {
        status: 'critical',
        details: { counts: { firing: 1, noData: 0, quiet: 0 } },
      },
    });
    expect(cloudWatch.commandCalls(ListMetricsCommand)).toHaveLength(0);
  });

  it('draws a node once, though its own ARN is there, and what its alarms compare it with', async () => {
    sweep([
      watching('orders-001', { Threshold: 80 }),
      watching('orders-001', {
        AlarmName: 'orders-001-peak',
        Statistic: 'Maximum',
        Threshold: 95,
      }),
    ]);
    list('orders-001');

    const { charts } = await inspect(
      createProvider(),
      owning(`${arn}:replicationgroup:orders, ${arn}:cluster:orders-001`),
    );

    expect(charts).toHaveLength(4);
    expect(charts.find(({ title }) => title === 'CPU')).toMatchObject({
      subject: 'cache orders',
      series: [
        { name: 'orders-001 host' },
        { name: 'orders-001 engine' },
        { name: 'orders-001 maximum' },
      ],
      lines: [
        { value: 80, label: 'orders-001-cpu' },
        { value: 95, label: 'orders-001-peak' },
      ],
    });
  });

  it('is drawn with ten of its nodes at most, and says so', async () => {
    list(...Array.from({ length: 12 }, (_, i) => `orders-${100 + i}`));

    const { charts, missing, omitted } = await inspect();

    expect(charts[0].series).toHaveLength(10);
    expect(omitted).toEqual([
      '2 more nodes of cache orders are not drawn, which would cost too much: the first 10 are.',
    ]);
    expect(missing).toBeUndefined();
  });

  it('asks for nodes once for all groups of a region, and pays for it', async () => {
    list('orders-001', 'carts-001');
    const store = new MemoryStore();
    const provider = createProvider({ store });

    await inspect(provider);
    await inspect(provider, owning(`${arn}:replicationgroup:carts`));

    expect(cloudWatch.commandCalls(ListMetricsCommand)).toHaveLength(1);
    // Five metrics a node, and the list.
    expect([...store.spent.values()][0]).toBe(11);
  });

  it('has those that alarms tell of, and says why others are not known', async () => {
    sweep([watching('orders-001')]);
    cloudWatch
      .on(ListMetricsCommand)
      .rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));

    const { charts, missing } = await inspect();

    expect(charts[0].series.map(({ name }) => name)).toEqual(['orders-001']);
    expect(missing).toMatchObject([
      {
        kind: 'denied',
        message: expect.stringContaining('cloudwatch:ListMetrics'),
      },
    ]);
  });

  it('is not asked for beyond the budget', async () => {
    sweep([watching('orders-001')]);

    const { missing } = await inspect(
      createProvider({ metrics: { dailyBudget: 0 } }),
    );

    expect(missing).toMatchObject([
      {
        kind: 'throttled',
        message: expect.stringContaining("today's budget"),
      },
    ]);
    expect(cloudWatch.commandCalls(ListMetricsCommand)).toHaveLength(0);
  });

  it('without nodes says so', async () => {
    list('carts-001');

    await expect(inspect()).rejects.toMatchObject({
      failure: {
        kind: 'not-found',
        message:
          'CloudWatch of prod in us-east-1 has had no metrics of nodes of replication group orders in the last 3 h.',
      },
    });
  });
});
