import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The module is tried inside the plugin that it extends.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import vitalsPlugin from '@gantry/plugin-vitals-backend';
import { describeWithMoto } from '@gantry/plugin-aws-node/testUtils';
import { Chart } from '@gantry/plugin-vitals-common';
import request from 'supertest';
import vitalsModuleAws from '.';
import { component } from './__testUtils__/entities';

// moto knows one account.
const account = '123456789012';
const source = 'cloudwatch/moto/us-east-1';
const credentials = { accessKeyId: 'moto', secretAccessKey: 'moto' };
const entities = [
  component('orders', { 'gantry.dev/cloudwatch-alarms': 'orders-*' }),
  component('mails', { 'gantry.dev/aws-tags': 'service=mails' }),
  component('checkout', {
    'gantry.dev/aws-resources': `arn:aws:lambda:us-east-1:${account}:function:checkout`,
    'gantry.dev/slo': 'availability=99.9%',
  }),
  component('shop', {
    'gantry.dev/cloudwatch-alarms': 'shop-api-*',
    'gantry.dev/aws-resources': `arn:aws:elasticache:us-east-1:${account}:replicationgroup:shop`,
  }),
  component('till', { 'gantry.dev/cloudwatch-alarms': 'till-*' }),
  component('lost', { 'gantry.dev/cloudwatch-alarms': 'lost-*' }),
];

describeWithMoto('with moto_server as AWS', moto => {
  const client = () => ({
    region: 'us-east-1',
    endpoint: moto().url,
    credentials,
  });

  async function start() {
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        vitalsPlugin,
        vitalsModuleAws,
        catalogServiceMock.factory({ entities }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({
          data: {
            aws: { accounts: [{ accountId: account, ...credentials }] },
            vitals: {
              aws: {
                endpoint: moto().url,
                consoleUrl: 'https://console.example',
                accounts: [
                  { id: account, name: 'moto', regions: ['us-east-1'] },
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
      inspectionOf: (name: string) =>
        get(`/entities/component/default/${name}/health`),
      survey: () => scheduler.triggerTask(`survey:health:${source}`),
    };
  }

  it('shows an alarm that is put and set through the SDK, with its metric', async () => {
    const cloudWatch = new CloudWatchClient(client());
    const set = (StateValue: 'OK' | 'ALARM') =>
      cloudWatch.send(
        new SetAlarmStateCommand({
          AlarmName: 'orders-errors',
          StateValue,
          StateReason: `Set to ${StateValue} by hand.`,
        }),
      );
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'orders-errors',
        Namespace: 'Shop',
        MetricName: 'Errors',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 5,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    await cloudWatch.send(
      new PutMetricDataCommand({
        Namespace: 'Shop',
        MetricData: [
          {
            MetricName: 'Errors',
            Value: 7,
            Timestamp: new Date(Date.now() - 10 * 60_000),
          },
        ],
      }),
    );
    await set('OK');
    const { healthOf, inspectionOf, survey } = await start();
    const calm = await healthOf('orders');

    await set('ALARM');
    await survey();
    const firing = await healthOf('orders');

    expect(calm.verdicts.health).toMatchObject({
      status: 'ok',
      reason: 'Its one alarm, orders-errors, is quiet',
      source,
    });
    expect(firing.verdicts.health).toMatchObject({
      status: 'critical',
      reason: 'orders-errors is firing: Set to ALARM by hand',
    });
    expect(firing.readings).toMatchObject([
      {
        link: 'https://console.example/cloudwatch/home?region=us-east-1#alarmsV2:alarm/orders-errors',
        details: { counts: { firing: 1, noData: 0, quiet: 0 } },
      },
    ]);

    const { results } = await inspectionOf('orders');
    expect(results).toMatchObject([
      {
        source,
        inspection: {
          charts: [
            {
              title: 'Errors',
              signal: 'errors',
              series: [{ name: 'sum', points: [[expect.any(Number), 7]] }],
              lines: [{ label: 'orders-errors', value: 5, kind: 'threshold' }],
            },
          ],
          // moto has no DescribeAlarmHistory.
          transitions: [],
          missing: [{ kind: 'unreachable' }],
        },
      },
    ]);
  });

  it('draws a REST API that an alarm names, and the nodes of a cache that has metrics of them', async () => {
    const cloudWatch = new CloudWatchClient(client());
    const dimension = (Name: string, Value: string) => [{ Name, Value }];
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'shop-api-latency',
        Namespace: 'AWS/ApiGateway',
        MetricName: 'Latency',
        Dimensions: dimension('ApiName', 'shop'),
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 500,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    const Timestamp = new Date(Date.now() - 10 * 60_000);
    for (const [Namespace, MetricName, Dimensions, Value] of [
      ['AWS/ApiGateway', 'Count', dimension('ApiName', 'shop'), 42],
      [
        'AWS/ElastiCache',
        'CurrConnections',
        dimension('CacheClusterId', 'shop-001'),
        7,
      ],
      [
        'AWS/ElastiCache',
        'CurrConnections',
        dimension('CacheClusterId', 'carts-001'),
        9,
      ],
    ] as const) {
      await cloudWatch.send(
        new PutMetricDataCommand({
          Namespace,
          MetricData: [{ MetricName, Dimensions, Value, Timestamp }],
        }),
      );
    }
    const { inspectionOf } = await start();

    const { results } = await inspectionOf('shop');

    const drawn = results[0].inspection.charts.flatMap((chart: Chart) =>
      chart.series
        .filter(({ points }) => points.length > 0)
        .map(({ name, points }) => [
          `${chart.title}, ${chart.subject}`,
          name,
          points[0][1],
        ]),
    );
    expect(drawn).toEqual([
      ['Requests, REST API shop', 'Requests', 42],
      ['Connections, cache shop', 'shop-001', 7],
    ]);
  });

  it('warns of an alarm that fires while its actions are disabled', async () => {
    const cloudWatch = new CloudWatchClient(client());
    const AlarmName = 'till-errors';
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName,
        ActionsEnabled: false,
        Namespace: 'Shop',
        MetricName: 'Errors',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 5,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    await cloudWatch.send(
      new SetAlarmStateCommand({
        AlarmName,
        StateValue: 'ALARM',
        StateReason: 'Set by hand.',
      }),
    );
    const { healthOf } = await start();

    expect((await healthOf('till')).verdicts.health).toMatchObject({
      status: 'warning',
      reason: 'till-errors (muted) is firing: Set by hand',
    });
  });

  it('finds the alarm on a resource that carries the tags', async () => {
    await new SQSClient(client()).send(
      new CreateQueueCommand({
        QueueName: 'mails',
        tags: { service: 'mails', tier: '2' },
      }),
    );
    await new CloudWatchClient(client()).send(
      new PutMetricAlarmCommand({
        AlarmName: 'oldest-mail',
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateAgeOfOldestMessage',
        Dimensions: [{ Name: 'QueueName', Value: 'mails' }],
        Statistic: 'Maximum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 600,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    const { healthOf } = await start();

    const { readings } = await healthOf('mails');

    expect(readings).toMatchObject([
      { details: { alarms: [{ name: 'oldest-mail' }] } },
    ]);
  });

  it('shows the golden signals of a function that has no alarm, and judges them', async () => {
    const period = 5 * 60_000;
    // The last whole five minutes with all their figures, and those before.
    const last =
      Math.floor((Date.now() - 2 * 60_000) / period) * period - period;
    const put = (MetricName: string, ...values: number[]) =>
      new CloudWatchClient(client()).send(
        new PutMetricDataCommand({
          Namespace: 'AWS/Lambda',
          MetricData: values.map((Value, i) => ({
            MetricName,
            Value,
            Unit: 'Count',
            Dimensions: [{ Name: 'FunctionName', Value: 'checkout' }],
            Timestamp: new Date(last - i * period + 60_000),
          })),
        }),
      );
    await put('Invocations', 200, 400);
    await put('Errors', 8, 1);
    const { healthOf, inspectionOf } = await start();

    const { verdicts, readings } = await healthOf('checkout');
    const { results } = await inspectionOf('checkout');

    expect(verdicts.health).toMatchObject({
      status: 'critical',
      reason: expect.stringContaining(
        'Errors of function checkout is firing: 8 in 5 min, more than the default threshold of 5',
      ),
    });
    expect(readings).toMatchObject([
      {
        details: {
          alarms: [{ isDefault: true, state: 'firing' }],
          // By hand: 8 of 200 in five minutes, 9 of 600 in half an hour, where 1 of 1,000 may fail.
          objectives: [{ burn: { '5m': 40, '30m': 15, '1h': 15 } }],
        },
      },
    ]);
    const { charts } = results[0].inspection;
    const seriesOf = (title: string) =>
      charts.find((chart: { title: string }) => chart.title === title).series[0]
        .points;
    const both = [last - period, last];
    expect(seriesOf('Invocations')).toEqual([
      [both[0], 400],
      [both[1], 200],
    ]);
    expect(seriesOf('Error rate')).toEqual([
      [both[0], 0.25],
      [both[1], 4],
    ]);
  });

  it('says of what is not there that it is not there', async () => {
    const { healthOf } = await start();

    const { failures, verdicts } = await healthOf('lost');

    expect(verdicts.health.status).toBe('unknown');
    expect(failures).toMatchObject([{ kind: 'not-found', source }]);
  });
});
