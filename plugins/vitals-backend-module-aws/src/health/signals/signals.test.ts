import {
  CompositeAlarm,
  DescribeAlarmHistoryCommand,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { createProvider } from '../../__testUtils__/createProvider';
import { component } from '../../__testUtils__/entities';
import {
  alarm,
  askedMetrics,
  cloudWatch,
  figures,
  forgetCalls,
  sweep,
} from '../../__testUtils__/fakeAws';

const to = new Date(Math.floor(Date.now() / 300_000) * 300_000);
const from = new Date(to.getTime() - 3 * 3_600_000);
const at = (minutes: number) =>
  new Date(from.getTime() + minutes * 60_000).toISOString();
const millis = (minutes: number) => from.getTime() + minutes * 60_000;
const balancer = (name = 'shop') =>
  `arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/${name}/1`;
const group =
  'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/orders/2';
const lambda = 'arn:aws:lambda:us-east-1:111122223333:function:orders';

beforeEach(() => {
  forgetCalls();
  figures({});
  cloudWatch.on(DescribeAlarmHistoryCommand).resolves({});
});

async function inspect(
  resources: string,
  alarms: MetricAlarm[] = [],
  annotations: Record<string, string> = {},
  composite: CompositeAlarm[] = [],
) {
  sweep(alarms, composite);
  const provider = createProvider();
  const [target] = provider.targets(
    component('orders', {
      'gantry.dev/aws-resources': resources,
      ...annotations,
    }),
  );
  return provider.inspect(target, { from, to }, new AbortController().signal);
}

/** What is asked for a resource, in short: statistics by metric, dimensions once. */
async function asked(resources: string, alarms: MetricAlarm[] = []) {
  await inspect(resources, alarms);
  const metrics = new Map<string, string[]>();
  for (const question of askedMetrics().flat()) {
    const [, stat, metric] = /^(\S+) of (.+)$/.exec(question)!;
    metrics.set(metric, [...(metrics.get(metric) ?? []), stat]);
  }
  return [...metrics].map(([metric, stats]) => `${metric}: ${stats.join(' ')}`);
}

describe('golden signals', () => {
  it.each<[string, string, string[], string[]]>([
    [
      'a load balancer',
      balancer(),
      [
        'RequestCount: Sum',
        'HTTPCode_Target_4XX_Count: Sum',
        'HTTPCode_Target_5XX_Count: Sum',
        'HTTPCode_ELB_5XX_Count: Sum',
        'TargetResponseTime: p50 p95 p99',
      ],
      ['AWS/ApplicationELB', 'LoadBalancer=app/shop/1'],
    ],
    [
      'an HTTP API',
      'arn:aws:apigateway:us-east-1::/apis/a1b2c3',
      ['Count: Sum', '4xx: Sum', '5xx: Sum', 'Latency: p50 p95 p99'],
      ['AWS/ApiGateway', 'ApiId=a1b2c3'],
    ],
    [
      'a function',
      lambda,
      [
        'Invocations: Sum',
        'Errors: Sum',
        'Throttles: Sum',
        'Duration: p50 p95 p99',
        'ConcurrentExecutions: Maximum',
      ],
      ['AWS/Lambda', 'FunctionName=orders'],
    ],
    [
      'an ECS service',
      'arn:aws:ecs:us-east-1:111122223333:service/shop/orders',
      ['CPUUtilization: Average Maximum', 'MemoryUtilization: Average Maximum'],
      ['AWS/ECS', 'ClusterName=shop ServiceName=orders'],
    ],
    [
      'a database',
      'arn:aws:rds:us-east-1:111122223333:db:orders',
      [
        'ReadLatency: Average',
        'WriteLatency: Average',
        'DatabaseConnections: Maximum',
        'CPUUtilization: Average',
        'FreeableMemory: Minimum',
      ],
      ['AWS/RDS', 'DBInstanceIdentifier=orders'],
    ],
    [
      'a cache',
      'arn:aws:elasticache:us-east-1:111122223333:cluster:orders-001',
      [
        'CurrConnections: Maximum',
        'Evictions: Sum',
        'CPUUtilization: Average',
        'EngineCPUUtilization: Average',
        'DatabaseMemoryUsagePercentage: Maximum',
      ],
      ['AWS/ElastiCache', 'CacheClusterId=orders-001'],
    ],
    [
      'a queue',
      'arn:aws:sqs:us-east-1:111122223333:orders',
      [
        'NumberOfMessagesSent: Sum',
        'ApproximateAgeOfOldestMessage: Maximum',
        'ApproximateNumberOfMessagesVisible: Maximum',
      ],
      ['AWS/SQS', 'QueueName=orders'],
    ],
    [
      'a topic',
      'arn:aws:sns:us-east-1:111122223333:orders',
      ['NumberOfMessagesPublished: Sum', 'NumberOfNotificationsFailed: Sum'],
      ['AWS/SNS', 'TopicName=orders'],
    ],
    [
      'a distribution',
      'arn:aws:cloudfront::111122223333:distribution/E1',
      ['Requests: Sum', '5xxErrorRate: Average', '4xxErrorRate: Average'],
      ['AWS/CloudFront', 'DistributionId=E1 Region=Global'],
    ],
  ])('of %s', async (_, arn, metrics, [namespace, dimensions]) => {
    expect((await asked(arn)).sort()).toEqual(
      metrics
        .map(metric => `${namespace} ${metric.replace(':', ` ${dimensions}:`)}`)
        .sort(),
    );
  });

  it('of an auto scaling group come from two namespaces', async () => {
    const arn =
      'arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:8a3f:autoScalingGroupName/orders';

    expect(await asked(arn)).toEqual([
      'AWS/EC2 CPUUtilization AutoScalingGroupName=orders: Average Maximum',
      'AWS/AutoScaling GroupInServiceInstances AutoScalingGroupName=orders: Average',
      'AWS/AutoScaling GroupDesiredCapacity AutoScalingGroupName=orders: Average',
    ]);
  });

  it('of a table come by operation where AWS has them no other way', async () => {
    const arn = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';
    const metrics = await asked(arn);

    expect(metrics).toContain(
      'AWS/DynamoDB ConsumedReadCapacityUnits TableName=orders: Sum',
    );
    for (const name of [
      'ThrottledRequests',
      'SystemErrors',
      'SuccessfulRequestLatency',
    ]) {
      expect(
        metrics.filter(metric =>
          new RegExp(` ${name} Operation=\\w+ TableName=orders:`).test(metric),
        ),
      ).toHaveLength(4);
    }
  });

  it('know by which load balancer a target group is reached', async () => {
    const shared = alarm('a', {
      Dimensions: [
        { Name: 'LoadBalancer', Value: 'app/shared/9' },
        { Name: 'TargetGroup', Value: 'targetgroup/orders/2' },
      ],
    });
    const dimensions =
      'LoadBalancer=app/shop/1 TargetGroup=targetgroup/orders/2';

    const own = await asked(`${balancer()},${group}`);
    forgetCalls();
    figures({});
    cloudWatch.on(DescribeAlarmHistoryCommand).resolves({});
    const others = await asked(group, [shared]);

    expect(own.filter(metric => metric.includes('TargetGroup'))).toEqual([
      `AWS/ApplicationELB HealthyHostCount ${dimensions}: Minimum`,
      `AWS/ApplicationELB UnHealthyHostCount ${dimensions}: Maximum`,
    ]);
    expect(others).toContain(
      `AWS/ApplicationELB RequestCount ${dimensions.replace('shop/1', 'shared/9')}: Sum`,
    );
  });

  it('are those of ten resources at most', async () => {
    const arns = Array.from({ length: 30 }, (_, i) => `${lambda}${i}`);

    const { charts, missing, omitted } = await inspect(
      [...arns, balancer()].join(','),
    );

    const subjects = new Set(charts.map(({ subject }) => subject));
    expect(subjects.size).toBe(10);
    expect(subjects).toContain('load balancer shop');
    expect(askedMetrics().map(call => call.length)).toEqual([70]);
    expect(omitted).toEqual([
      '21 more resources have no charts, which would cost too much: those of the 10 nearest to users are drawn. All are judged.',
    ]);
    // Nothing has failed.
    expect(missing).toBeUndefined();
  });
});

describe('charts', () => {
  it('stand in the order of golden signals, with shares worked out from counts', async () => {
    figures({
      RequestCount: { [at(0)]: 200, [at(5)]: 100, [at(10)]: 50 },
      // Not reported at 5: there were none.
      HTTPCode_Target_5XX_Count: { [at(0)]: 3, [at(10)]: 1, [at(15)]: 1 },
      HTTPCode_ELB_5XX_Count: { [at(0)]: 1 },
      'p95 of AWS/ApplicationELB TargetResponseTime': { [at(0)]: 0.25 },
    });

    const { charts } = await inspect(balancer(), [], {
      'gantry.dev/slo': 'availability=99.9%,latency-p95=500ms',
    });

    expect(charts.map(({ signal, title }) => [signal, title])).toEqual([
      ['traffic', 'Requests'],
      ['errors', 'Errors'],
      ['errors', 'Error rate'],
      ['latency', 'Latency'],
    ]);
    const [requests, errors, share, latency] = charts;
    expect(requests).toEqual({
      id: 'loadBalancer app/shop/1 requests',
      title: 'Requests',
      signal: 'traffic',
      subject: 'load balancer shop',
      unit: 'Count',
      step: 300_000,
      series: [
        {
          name: 'Requests',
          points: [
            [millis(0), 200],
            [millis(5), 100],
            [millis(10), 50],
          ],
        },
      ],
      lines: [],
    });
    expect(errors).toMatchObject({
      step: 300_000,
      lines: [
        {
          kind: 'default-threshold',
          value: 10,
          label: '5XX of load balancer shop',
        },
      ],
    });
    expect(share.lines).toEqual([
      { kind: 'objective', value: 0.1, label: 'availability 99.9 %' },
    ]);
    // By hand: (3 + 1) ÷ 200, none of 100, 1 ÷ 50; at 15 no request was counted but the one that failed.
    expect(share.series[0]).toEqual({
      name: '5xx',
      points: [
        [millis(0), 2],
        [millis(5), 0],
        [millis(10), 2],
        [millis(15), 100],
      ],
    });
    expect(latency).toMatchObject({
      unit: 'Seconds',
      lines: [{ value: 0.5, label: 'latency p95 ≤ 500 ms' }],
    });
  });

  it('never show more than 100 %, nor less while a load balancer turns away what it does not count', async () => {
    figures({
      // Requests with a target; without one they are counted as 5XX of the load balancer alone.
      RequestCount: { [at(0)]: 100, [at(5)]: 10 },
      HTTPCode_Target_5XX_Count: { [at(0)]: 5, [at(5)]: 10 },
      HTTPCode_ELB_5XX_Count: { [at(0)]: 20, [at(5)]: 30, [at(10)]: 40 },
    });

    const { charts } = await inspect(balancer());

    // By hand: 25 of at least 100; 40 of at least 40; 40 of 40, though no request is counted.
    const share = charts.find(({ title }) => title === 'Error rate')!;
    expect(share.series[0]).toEqual({
      name: '5xx',
      points: [
        [millis(0), 25],
        [millis(5), 100],
        [millis(10), 100],
      ],
    });
  });

  it('have no share where the number of requests could not be read', async () => {
    figures({
      RequestCount: 'InternalError',
      HTTPCode_ELB_5XX_Count: { [at(0)]: 20 },
    });

    const { charts } = await inspect(balancer());

    const share = charts.find(({ title }) => title === 'Error rate')!;
    expect(share.series.map(({ points }) => points)).toEqual([[], []]);
  });

  it('have no share where errors are missing that would be reported if they were none', async () => {
    figures({
      Invocations: { [at(0)]: 100, [at(5)]: 100 },
      Errors: { [at(0)]: 0 },
    });

    const { charts } = await inspect(lambda);

    const share = charts.find(({ title }) => title === 'Error rate');
    expect(share?.series).toEqual([
      { name: 'Errors', points: [[millis(0), 0]] },
    ]);
  });

  it('have no share of what could not be read', async () => {
    figures({
      RequestCount: { [at(0)]: 200 },
      HTTPCode_ELB_5XX_Count: 'InternalError',
    });

    const { charts, missing } = await inspect(balancer());

    const share = charts.find(({ title }) => title === 'Error rate')!;
    expect(share.series).toEqual([
      { name: '5xx', points: [] },
      { name: '4xx', points: [[millis(0), 0]] },
    ]);
    expect(missing).toMatchObject([
      { message: expect.stringContaining('HTTPCode_ELB_5XX_Count') },
    ]);
  });

  it('carry the threshold of an alarm on their metric, and no default one then', async () => {
    const watching = (period: number, more: MetricAlarm) =>
      alarm(`errors-${period}`, {
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Dimensions: [{ Name: 'FunctionName', Value: 'orders' }],
        ExtendedStatistic: undefined,
        Statistic: 'Sum',
        Period: period,
        ...more,
      });

    const { charts } = await inspect(lambda, [
      watching(60, { Threshold: 1 }),
      watching(300, { Threshold: 3 }),
    ]);

    const errors = charts.filter(({ id }) => id.includes('rrors'));
    // A sum over five minutes is no measure for a threshold over one.
    expect(errors).toMatchObject([
      {
        step: 300_000,
        series: [{ name: 'Errors' }, { name: 'Throttles' }],
        lines: [{ kind: 'threshold', value: 3, label: 'errors-300' }],
      },
    ]);
  });

  it('are told by each alarm that watches them', async () => {
    const firing = { StateValue: 'ALARM', StateTransitionedTimestamp: from };
    const watching = (AlarmName: string, of: string, names: string[]) => {
      const Metric = (MetricName: string) => ({
        Namespace: 'AWS/ApplicationELB',
        MetricName,
        Dimensions: [{ Name: 'LoadBalancer', Value: `app/${of}/1` }],
      });
      return {
        ...{ AlarmName, ...firing, StateReason: '' },
        ...(names.length === 1
          ? { ...Metric(names[0]), Statistic: 'Sum', Period: 60 }
          : {
              Metrics: names.map((name, i) => ({
                Id: `m${i}`,
                MetricStat: { Metric: Metric(name), Period: 60, Stat: 'Sum' },
              })),
            }),
      } as MetricAlarm;
    };

    const { charts, firing: periods } = await inspect(
      `${balancer('shop')}, ${balancer('till')}`,
      [
        watching('orders-failing', 'shop', ['HTTPCode_Target_5XX_Count']),
        watching('orders-till', 'till', ['HTTPCode_Target_5XX_Count']),
        watching('orders-busy', 'shop', ['RequestCount', 'Rejected']),
      ],
      { 'gantry.dev/cloudwatch-alarms': 'orders-*' },
      [
        {
          ...{ AlarmName: 'orders-all', AlarmRule: 'ALARM(x)', ...firing },
        } as CompositeAlarm,
      ],
    );

    const titles = Object.fromEntries(
      periods.map(({ alarm: name, charts: ids }) => [
        name,
        ids &&
          charts
            .filter(({ id }) => ids.includes(id))
            .map(({ title, subject }) => `${title}, ${subject}`),
      ]),
    );
    expect(titles).toEqual({
      'orders-failing': [
        'Errors, load balancer shop',
        'Error rate, load balancer shop',
      ],
      'orders-till': [
        'Errors, load balancer till',
        'Error rate, load balancer till',
      ],
      'orders-busy': [
        'Requests, load balancer shop',
        'Rejected, load balancer shop',
      ],
      'orders-all': undefined,
    });
  });

  it('of other metrics say which resource they are of, where that is known', async () => {
    const watching = (MetricName: string, Dimensions: Record<string, string>) =>
      alarm(`orders-${MetricName}`, {
        Namespace: 'Shop',
        MetricName,
        Dimensions: Object.entries(Dimensions).map(([Name, Value]) => ({
          Name,
          Value,
        })),
      });

    const { charts } = await inspect(
      lambda,
      [
        watching('Baskets', { FunctionName: 'orders', Stage: 'prod' }),
        watching('Tills', { Store: 'north' }),
        watching('Sales', {}),
      ],
      { 'gantry.dev/cloudwatch-alarms': 'orders-*' },
    );

    const own = charts.filter(({ id }) => id.includes('Shop'));
    expect(own.map(({ title, subject }) => [title, subject])).toEqual([
      ['Baskets', 'function orders'],
      ['Sales', 'Shop'],
      ['Tills', 'north'],
    ]);
  });
});
