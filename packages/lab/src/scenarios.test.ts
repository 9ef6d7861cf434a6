import {
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { awsClients } from './__testUtils__/awsClients';
import { PrometheusClient } from './__testUtils__/prometheusClient';
import { useLab } from './__testUtils__/startLab';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const regions = ['us-east-1', 'us-west-2'];

describe('a scenario', () => {
  const lab = useLab(40);
  const cloudwatch = (region = 'us-east-1') =>
    awsClients(lab().url, { region }).cloudwatch;
  const play = (name: string) => lab().put('/lab/scenario', { name });

  /** Every alarm of the account that is not OK, in the order in which they came to be so. */
  async function troubled(): Promise<string[]> {
    const found: MetricAlarm[] = [];
    for (const region of regions) {
      for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
        { client: cloudwatch(region), pageSize: 100 },
        {},
      )) {
        found.push(
          ...MetricAlarms.filter(({ StateValue }) => StateValue !== 'OK'),
        );
      }
    }
    const since = (alarm: MetricAlarm) =>
      alarm.StateTransitionedTimestamp!.getTime();
    return found
      .sort((a, b) => since(a) - since(b))
      .map(alarm => {
        const ago = Math.floor(lab().now() / MINUTE) - since(alarm) / MINUTE;
        expect(alarm.StateValue).toBe('ALARM');
        return `${alarm.AlarmName} ${ago} min ago`;
      });
  }

  async function alerts(): Promise<string[]> {
    const { alerts: active } = await new PrometheusClient(
      `${lab().url}/prometheus`,
      'Bearer lab',
    ).data('/api/v1/alerts');
    return active
      .filter(({ state }: any) => state === 'firing')
      .map(({ labels }: any) => `${labels.service} ${labels.alertname}`)
      .filter((name: string) => !name.endsWith(' Watchdog'))
      .sort();
  }

  /** It heals at once, and nothing that it left behind fires later. */
  async function expectHealed(): Promise<void> {
    await play('calm');
    for (const minutes of [0, 1, 2, 8]) {
      lab().advance(minutes);
      expect(await troubled()).toEqual([]);
      expect(await alerts()).toEqual([]);
    }
  }

  it('of a database that stops strikes it first, then what needs it', async () => {
    await play('database-down');
    expect(await troubled()).toEqual([
      'user-management-rds-storage 3 min ago',
      'user-management-alb-5xx 2 min ago',
      'user-management-alb-latency-p95 0 min ago',
    ]);
    expect(await alerts()).toEqual([
      'user-management ErrorBudgetBurn',
      'user-management HighLatencyP95',
      'user-management HighLatencyP99',
    ]);

    lab().advance(1);
    expect((await troubled()).slice(3)).toEqual([
      'order-management-alb-5xx 0 min ago',
      'product-catalog-alb-5xx 0 min ago',
    ]);

    lab().advance(4);
    expect(await troubled()).toEqual([
      'user-management-rds-storage 8 min ago',
      'user-management-alb-5xx 7 min ago',
      'user-management-alb-latency-p95 5 min ago',
      'order-management-alb-5xx 4 min ago',
      'product-catalog-alb-5xx 4 min ago',
      'order-management-alb-latency-p95 2 min ago',
    ]);
    expect(await alerts()).toEqual([
      'order-management ErrorBudgetBurn',
      'order-management HighLatencyP50',
      'order-management HighLatencyP95',
      'order-management HighLatencyP99',
      'product-catalog ErrorBudgetBurn',
      'user-management ErrorBudgetBurn',
      'user-management HighLatencyP50',
      'user-management HighLatencyP95',
      'user-management HighLatencyP99',
    ]);
    await expectHealed();
  });

  it('that follows at once on another on the same service is as it always is', async () => {
    await play('database-down');
    lab().advance(3);
    await play('calm');
    lab().advance(1);
    await play('noisy-neighbour');

    expect(await troubled()).toEqual([
      'order-service-dynamodb-throttles 5 min ago',
      'product-catalog-redis-evictions 3 min ago',
      'product-catalog-redis-memory 3 min ago',
      'product-catalog-alb-latency-p95 2 min ago',
    ]);
    await expectHealed();
  });

  it('that flaps comes and goes for as long as it is played', async () => {
    await play('flapping');
    const alarm = 'cidevops-app-alb-unhealthy-hosts';
    const seen: boolean[] = [];
    for (let minute = 0; minute < 8; minute++) {
      const names = await troubled();
      expect(names.map(name => name.split(' ')[0])).toEqual(
        names.length > 0 ? [alarm] : [],
      );
      seen.push(names.length > 0);
      lab().advance(1);
    }
    const { AlarmHistoryItems = [] } = await cloudwatch().send(
      new DescribeAlarmHistoryCommand({
        AlarmName: alarm,
        HistoryItemType: 'StateUpdate',
        StartDate: new Date(lab().now() - 30 * MINUTE),
      }),
    );

    expect(seen).toEqual([true, false, false, true, true, false, false, true]);
    // It had done so before anybody looked.
    expect(AlarmHistoryItems).toHaveLength(15);
    expect(await alerts()).toEqual([]);

    lab().advance(10 * 60);
    expect(await troubled()).toHaveLength(1);
    lab().advance(2);
    expect(await troubled()).toEqual([]);
    lab().advance(2);
    expect(await troubled()).toHaveLength(1);
    await expectHealed();
  });

  it('of noisy neighbours strikes two systems at once', async () => {
    await play('noisy-neighbour');
    const table = ['order-service-dynamodb-throttles 5 min ago'];
    const cache = [
      'product-catalog-redis-evictions 3 min ago',
      'product-catalog-redis-memory 3 min ago',
    ];
    const service = ['product-catalog-alb-latency-p95 2 min ago'];
    expect(await troubled()).toEqual([...table, ...cache, ...service]);

    lab().advance(25);
    expect(await troubled()).toHaveLength(4);
    expect(await alerts()).toEqual([
      'product-catalog HighLatencyP50',
      'product-catalog HighLatencyP95',
      'product-catalog HighLatencyP99',
    ]);
    await expectHealed();
  });

  it('of a region in trouble strikes what is there, and what tells of it', async () => {
    const alarms = (region: string) =>
      cloudwatch(region).send(new DescribeAlarmsCommand({}));
    const figures = (region: string) =>
      cloudwatch(region).send(
        new GetMetricDataCommand({
          StartTime: new Date(lab().now() - 5 * MINUTE),
          EndTime: new Date(lab().now()),
          MetricDataQueries: [
            {
              Id: 'lag',
              MetricStat: {
                Metric: { Namespace: 'AWS/RDS', MetricName: 'ReplicaLag' },
                Period: 60,
                Stat: 'Maximum',
              },
            },
          ],
        }),
        { abortSignal: AbortSignal.timeout(500) },
      );

    await play('region-brownout');
    expect(await troubled()).toEqual([
      'metrics-dr-replication-dynamodb-system-errors 23 min ago',
      'metrics-dr-replication-lag 14 min ago',
      'cidevops-app-rds-replica-lag 7 min ago',
    ]);
    expect(await alerts()).toEqual([]);

    const answers: string[] = [];
    for (let minute = 0; minute < 8; minute++) {
      answers.push(
        await alarms('us-west-2').then(
          () => 'answered',
          error => error.name,
        ),
      );
      await expect(alarms('us-east-1')).resolves.toBeDefined();
      lab().advance(1);
    }
    const refused = ['Throttling', 'Throttling', 'Throttling'];
    const answered = ['answered', 'answered'];
    expect(answers).toEqual([...answered, ...refused, ...answered, refused[0]]);
    await expect(figures('us-west-2')).rejects.toThrow('aborted');
    await expect(figures('us-east-1')).resolves.toBeDefined();

    // What somebody breaks by hand counts more than the scenario.
    await lab().put('/lab/upstreams/cloudwatch', { state: 'denied' });
    await expect(figures('us-west-2')).rejects.toThrow('not authorized');
    await lab().put('/lab/upstreams/cloudwatch', { state: 'up' });
    await expectHealed();
    await expect(figures('us-west-2')).resolves.toBeDefined();
  });
});
