import {
  CloudWatchClient,
  CompositeAlarm,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { mockClient } from 'aws-sdk-client-mock';
import { createProvider, survey } from '../__testUtils__/createProvider';
import { component } from '../__testUtils__/entities';

const cloudWatch = mockClient(CloudWatchClient);
const tagging = mockClient(ResourceGroupsTaggingAPIClient);
const alarmsOf = (name: string) =>
  component(name, { 'gantry.dev/cloudwatch-alarms': `${name}-*` });
const orders = alarmsOf('orders');
const since = new Date('2026-01-01T11:00:00Z');

function alarm(name: string, more: MetricAlarm = {}): MetricAlarm {
  return {
    AlarmName: name,
    StateValue: 'OK',
    StateReason: 'Threshold not crossed.',
    StateTransitionedTimestamp: since,
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'TargetResponseTime',
    Dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/1' }],
    ExtendedStatistic: 'p95',
    Period: 60,
    EvaluationPeriods: 3,
    Threshold: 0.5,
    ComparisonOperator: 'GreaterThanThreshold',
    ...more,
  };
}

const slow = alarm('orders-alb-latency-p95', {
  StateValue: 'ALARM',
  StateReason: 'Threshold Crossed',
  StateReasonData: JSON.stringify({ recentDatapoints: [0.9, 1.8123, 1.2] }),
});

function sweep(alarms: MetricAlarm[], composite: CompositeAlarm[] = []) {
  cloudWatch
    .on(DescribeAlarmsCommand)
    .resolves({ MetricAlarms: alarms, CompositeAlarms: composite });
}

async function readingOf(alarms: MetricAlarm[], composite?: CompositeAlarm[]) {
  sweep(alarms, composite);
  const [result] = await survey(createProvider(), [orders]);
  return (result as Extract<typeof result, { reading: object }>).reading;
}

beforeEach(() => {
  cloudWatch.reset();
  tagging.reset();
});

describe('a survey', () => {
  it('reads all pages once for all entities', async () => {
    cloudWatch
      .on(DescribeAlarmsCommand, { NextToken: undefined })
      .resolves({ MetricAlarms: [alarm('orders-a')], NextToken: '2' })
      .on(DescribeAlarmsCommand, { NextToken: '2' })
      .resolves({
        MetricAlarms: [alarm('orders-b'), alarm('ordersx'), alarm('carts-a')],
        CompositeAlarms: [
          { AlarmName: 'orders', AlarmRule: 'TRUE', StateValue: 'OK' },
        ],
      });
    const entities = Array.from({ length: 50 }, (_, i) => alarmsOf(`s${i}`));

    const results = await survey(createProvider(), [
      orders,
      alarmsOf('carts'),
      ...entities,
    ]);

    expect(cloudWatch.calls().map(({ args }) => args[0].input)).toEqual([
      expect.objectContaining({
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        MaxRecords: 100,
      }),
      expect.objectContaining({ NextToken: '2' }),
    ]);
    expect(results[0]).toMatchObject({
      reading: {
        status: 'ok',
        reason: 'All 2 alarms are quiet',
        link: "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#alarmsV2:?~(search~'orders)",
      },
    });
    expect(results[1]).toMatchObject({
      reading: { reason: 'Its one alarm, carts-a, is quiet' },
    });
    expect(results).toHaveLength(52);
  });

  it('does not run in circles after an upstream that does', async () => {
    cloudWatch.on(DescribeAlarmsCommand).resolves({ NextToken: 'again' });

    await expect(survey(createProvider(), [orders])).rejects.toMatchObject({
      failure: { kind: 'malformed' },
    });
  });

  it('says which alarm fires and why, and where to look', async () => {
    const reading = await readingOf([alarm('orders-a'), slow]);

    expect(reading).toEqual({
      status: 'critical',
      reason:
        'orders-alb-latency-p95 is firing: p95 of TargetResponseTime 1.81 s > 0.5 s for 3 min',
      observedAt: expect.any(String),
      link: 'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#alarmsV2:alarm/orders-alb-latency-p95',
      details: {
        alarms: [
          {
            name: 'orders-alb-latency-p95',
            state: 'firing',
            reason: 'Threshold Crossed',
            since: since.toISOString(),
            link: expect.stringMatching(/alarm\/orders-alb-latency-p95$/),
          },
          expect.objectContaining({ name: 'orders-a', state: 'quiet' }),
        ],
        counts: { firing: 1, noData: 0, quiet: 1 },
      },
    });
  });

  it.each<[string, MetricAlarm, string]>([
    [
      'a shortage, from the sentence alone',
      {
        MetricName: 'FreeStorageSpace',
        ExtendedStatistic: undefined,
        Statistic: 'Average',
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 2147483648,
        Period: 300,
        DatapointsToAlarm: 1,
        StateReason:
          'Threshold Crossed: 2 out of the last 2 datapoints [1.61061273E9 (01/01/26 11:55:00), 1.9E9 (01/01/26 11:50:00)] were less than the threshold (2.147483648E9).',
      },
      'average of FreeStorageSpace 1.5 GiB < 2 GiB for 5 min',
    ],
    [
      'a count',
      {
        MetricName: 'HTTPCode_Target_5XX_Count',
        ExtendedStatistic: undefined,
        Statistic: 'Sum',
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: 10,
        EvaluationPeriods: 1,
        Period: 3600,
        StateReasonData: '{"recentDatapoints":[37]}',
      },
      'sum of HTTPCode_Target_5XX_Count 37 ≥ 10 for 1 h',
    ],
    [
      'missing data that count as breaching',
      { StateReason: 'No datapoints were received. ', StateReasonData: '{' },
      'No datapoints were received',
    ],
    [
      'metric math',
      {
        MetricName: undefined,
        ComparisonOperator: 'GreaterThanUpperThreshold',
        StateReason: 'x'.repeat(400),
      },
      `${'x'.repeat(300)}…`,
    ],
  ])('puts into words %s', async (_, more, words) => {
    const { reason } = await readingOf([
      alarm('orders-x', { StateValue: 'ALARM', ...more }),
    ]);

    expect(reason).toBe(`orders-x is firing: ${words}`);
  });

  it('names the alarm that began, and counts the others', async () => {
    const followers = ['b', 'c', 'd', 'e'].map(name =>
      alarm(`orders-${name}`, {
        StateValue: 'ALARM',
        StateTransitionedTimestamp: new Date('2026-01-01T11:05:00Z'),
      }),
    );
    const composite: CompositeAlarm = {
      AlarmName: 'orders-z',
      AlarmRule: 'ALARM(orders-b)',
      StateValue: 'ALARM',
      StateReason: 'orders-b went off.',
      StateTransitionedTimestamp: since,
    };

    const { reason } = await readingOf([...followers, slow], [composite]);
    const { reason: two } = await readingOf([slow], [composite]);

    expect(reason).toMatch(
      /^orders-alb-latency-p95 is firing: .*; so are orders-z, orders-b, orders-c and 2 more$/,
    );
    expect(two).toMatch(/; so is orders-z$/);
  });

  it('is not sure while an alarm has no data', async () => {
    const silent = { StateValue: 'INSUFFICIENT_DATA' as const };

    const some = await readingOf([alarm('orders-a', silent), alarm('orders-b')]);
    const all = await readingOf([alarm('orders-a', silent)]);

    expect(some).toMatchObject({
      status: 'unknown',
      reason: 'No data for orders-a; 1 of 2 alarms is quiet',
      details: { counts: { firing: 0, noData: 1, quiet: 1 } },
    });
    expect(all.reason).toBe('No data for orders-a; no alarm can be judged');
  });

  it('says what was looked for in vain, and how to ask', async () => {
    sweep([alarm('carts-a')]);

    const results = await survey(createProvider(), [orders]);

    expect(results).toEqual([
      {
        target: expect.anything(),
        failure: {
          kind: 'not-found',
          message:
            'CloudWatch of prod in us-east-1 has no alarm for orders-*.',
          fix: 'gantry.dev/cloudwatch-alarms: arn:aws:cloudwatch:us-east-1:111122223333:alarm:orders-*',
        },
      },
    ]);
  });

  it('finds the alarms on a resource by its dimensions', async () => {
    const dimensions = (values: Record<string, string>) => ({
      Dimensions: Object.entries(values).map(([Name, Value]) => ({
        Name,
        Value,
      })),
    });
    const ecs = (name: string, values: Record<string, string>) =>
      alarm(name, { Namespace: 'AWS/ECS', ...dimensions(values) });
    sweep([
      ecs('mine', { ClusterName: 'shop', ServiceName: 'orders' }),
      ecs('neighbour', { ClusterName: 'other', ServiceName: 'orders' }),
      ecs('cluster', { ClusterName: 'shop' }),
      alarm('elsewhere', {
        Namespace: 'Custom',
        ...dimensions({ ClusterName: 'shop', ServiceName: 'orders' }),
      }),
      alarm('math', {
        MetricName: undefined,
        Namespace: undefined,
        Metrics: [
          {
            Id: 'a',
            MetricStat: {
              Period: 60,
              Stat: 'Sum',
              Metric: {
                Namespace: 'AWS/SQS',
                MetricName: 'Age',
                ...dimensions({ QueueName: 'orders' }),
              },
            },
          },
        ],
      }),
      alarm('group', dimensions({ TargetGroup: 'targetgroup/o/1' })),
    ]);
    const entity = component('orders', {
      'aws.amazon.com/amazon-ecs-service-arn':
        'arn:aws:ecs:us-east-1:111122223333:service/shop/orders',
      'gantry.dev/aws-resources':
        'arn:aws:sqs:us-east-1:111122223333:orders,arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/o/1',
    });

    const [result] = await survey(createProvider(), [entity]);

    expect(result).toMatchObject({
      reading: {
        details: {
          alarms: [{ name: 'group' }, { name: 'math' }, { name: 'mine' }],
        },
      },
    });
  });
});

describe('tags', () => {
  const tagged = (name: string, more: Record<string, string> = {}) =>
    component(name, { 'gantry.dev/aws-tags': `service=${name}`, ...more });
  const queue = (name: string) =>
    alarm(`${name}-age`, {
      Namespace: 'AWS/SQS',
      Dimensions: [{ Name: 'QueueName', Value: name }],
    });
  const resource = (name: string) => ({
    ResourceARN: `arn:aws:sqs:us-east-1:111122223333:${name}`,
    Tags: [{ Key: 'service', Value: name }],
  });

  it('are resolved for all entities together, in pages, and seldom', async () => {
    tagging
      .on(GetResourcesCommand, { PaginationToken: undefined })
      .resolves({
        ResourceTagMappingList: [resource('a')],
        PaginationToken: '2',
      })
      .on(GetResourcesCommand, { PaginationToken: '2' })
      .resolves({
        ResourceTagMappingList: [resource('b')],
        PaginationToken: '',
      });
    sweep([queue('a'), queue('b')]);
    const provider = createProvider();

    const results = await survey(provider, [tagged('a'), tagged('b')]);
    await survey(provider, [tagged('a'), tagged('b')]);

    expect(results).toMatchObject([
      { reading: { reason: 'Its one alarm, a-age, is quiet' } },
      { reading: { reason: 'Its one alarm, b-age, is quiet' } },
    ]);
    expect(tagging.calls().map(({ args }) => args[0].input)).toEqual([
      {
        TagFilters: [{ Key: 'service', Values: ['a', 'b'] }],
        ResourcesPerPage: 100,
        PaginationToken: undefined,
      },
      expect.objectContaining({ PaginationToken: '2' }),
    ]);

    await survey(provider, [tagged('a'), tagged('new')]);
    expect(tagging.calls()).toHaveLength(4);
  });

  it('that cannot be resolved make nothing green and hide no alarm', async () => {
    tagging.on(GetResourcesCommand).rejects(
      Object.assign(new Error('no identity-based policy allows it'), {
        name: 'AccessDeniedException',
      }),
    );
    sweep([alarm('quiet-a'), { ...slow, AlarmName: 'loud-a' }, alarm('free-a')]);

    const results = await survey(createProvider(), [
      tagged('quiet', { 'gantry.dev/cloudwatch-alarms': 'quiet-*' }),
      tagged('loud', { 'gantry.dev/cloudwatch-alarms': 'loud-*' }),
      alarmsOf('free'),
    ]);

    expect(results).toMatchObject([
      {
        failure: {
          kind: 'denied',
          message: 'Tagging of prod in us-east-1 denies tag:GetResources to Gantry.',
          fix: expect.stringContaining('"tag:GetResources"'),
        },
      },
      { reading: { status: 'critical' } },
      { reading: { status: 'ok' } },
    ]);
  });
});

describe('an inspection', () => {
  const window = {
    from: new Date('2026-01-01T09:00:00Z'),
    to: new Date('2026-01-01T12:00:00Z'),
  };

  it('draws each metric once, with its threshold, and tells the history', async () => {
    const twin = { ...slow, AlarmName: 'orders-twin' };
    const time = new Date('2026-01-01T10:00:00Z');
    const later = new Date('2026-01-01T10:01:00Z');
    sweep([slow, twin, alarm('orders-c', { ExtendedStatistic: 'p50' })]);
    cloudWatch
      .on(GetMetricDataCommand, { NextToken: undefined })
      .resolves({
        MetricDataResults: [
          { Id: 'm0', Timestamps: [later], Values: [2] },
          { Id: 'm1', Timestamps: [], Values: [] },
        ],
        NextToken: '2',
      })
      .on(GetMetricDataCommand, { NextToken: '2' })
      .resolves({
        MetricDataResults: [{ Id: 'm0', Timestamps: [time], Values: [1] }],
      })
      .on(DescribeAlarmHistoryCommand)
      .resolves({})
      .on(DescribeAlarmHistoryCommand, { AlarmName: slow.AlarmName })
      .resolves({
        AlarmHistoryItems: [
          { Timestamp: time, HistorySummary: 'Alarm updated from OK to ALARM' },
          { Timestamp: later, HistorySummary: 'Alarm updated from ALARM to OK' },
        ],
      });
    const provider = createProvider();
    const [target] = provider.targets(orders);

    const inspection = await provider.inspect(
      target,
      window,
      new AbortController().signal,
    );

    expect(inspection.series).toEqual([
      {
        name: 'p95 of TargetResponseTime (orders-alb-latency-p95)',
        unit: 'Seconds',
        threshold: 0.5,
        points: [
          [time.getTime(), 1],
          [later.getTime(), 2],
        ],
      },
      expect.objectContaining({
        name: 'p50 of TargetResponseTime (orders-c)',
        points: [],
      }),
    ]);
    expect(inspection.transitions.map(({ at }) => at)).toEqual([
      later.toISOString(),
      time.toISOString(),
    ]);
  });

  it('packs 500 metrics a call', async () => {
    sweep(
      Array.from({ length: 1_001 }, (_, i) =>
        alarm(`orders-${i}`, { Namespace: `N${i}` }),
      ),
    );
    cloudWatch
      .on(GetMetricDataCommand)
      .resolves({})
      .on(DescribeAlarmHistoryCommand)
      .resolves({});
    const provider = createProvider();

    await provider.inspect(
      provider.targets(orders)[0],
      window,
      new AbortController().signal,
    );

    expect(
      cloudWatch
        .commandCalls(GetMetricDataCommand)
        .map(({ args }) => args[0].input.MetricDataQueries?.length),
    ).toEqual([500, 500, 1]);
    expect(cloudWatch.commandCalls(DescribeAlarmHistoryCommand)).toHaveLength(
      20,
    );
  });

  it('uses the alarms of the last survey, and says which part is missing', async () => {
    sweep([slow]);
    const throttle = Object.assign(new Error(), { name: 'Throttling' });
    cloudWatch
      .on(GetMetricDataCommand)
      .rejects(throttle)
      .on(DescribeAlarmHistoryCommand)
      .resolvesOnce({})
      .rejects(throttle);
    const provider = createProvider();
    await survey(provider, [orders]);
    const inspect = () =>
      provider.inspect(
        provider.targets(orders)[0],
        window,
        new AbortController().signal,
      );

    const part = await inspect();

    expect(part).toEqual({
      series: [],
      transitions: [],
      missing: [expect.objectContaining({ kind: 'throttled' })],
    });
    await expect(inspect()).rejects.toMatchObject({
      failure: { kind: 'throttled' },
    });
    expect(cloudWatch.commandCalls(DescribeAlarmsCommand)).toHaveLength(1);
  });
});
