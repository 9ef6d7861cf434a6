import {
  CompositeAlarm,
  DescribeAlarmsCommand,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { Entity } from '@backstage/catalog-model';
import { createProvider, survey } from '../__testUtils__/createProvider';
import { component } from '../__testUtils__/entities';
import {
  alarm,
  alarmsOf,
  cloudWatch,
  figures,
  forgetCalls,
  orders,
  since,
  slow,
  sweep,
} from '../__testUtils__/fakeAws';

async function readingOf(alarms: MetricAlarm[], composite?: CompositeAlarm[]) {
  sweep(alarms, composite);
  const [result] = await survey(createProvider(), [orders]);
  return (result as Extract<typeof result, { reading: object }>).reading;
}

beforeEach(forgetCalls);

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

  it('does not believe an answer without any alarms until it is repeated, where there were some', async () => {
    const lambda = 'arn:aws:lambda:us-east-1:111122223333:function:orders';
    const handler = component('orders', { 'gantry.dev/aws-resources': lambda });
    const provider = createProvider();
    const statusNow = async () => {
      const [result] = await survey(provider, [handler]);
      return 'reading' in result && result.reading.status;
    };
    const now = new Date(Date.now() - 10 * 60_000).toISOString();
    figures({ Invocations: { [now]: 90 }, Errors: { [now]: 0 } });
    const own = alarm('orders-duration', {
      Namespace: 'AWS/Lambda',
      MetricName: 'Duration',
      Dimensions: [{ Name: 'FunctionName', Value: 'orders' }],
      StateValue: 'ALARM',
    });
    sweep([own]);
    const before = await statusNow();

    // Not even the lists.
    cloudWatch.on(DescribeAlarmsCommand).resolves({});

    // By its default threshold alone it would be well.
    await expect(statusNow()).rejects.toMatchObject({
      failure: {
        kind: 'malformed',
        message:
          'CloudWatch of prod in us-east-1 answers that it has no alarms, where it had 1 the last time; it is believed once it says so again.',
      },
    });
    const repeated = await statusNow();
    sweep([own]);
    const again = await statusNow();
    expect([before, repeated, again]).toEqual(['critical', 'ok', 'critical']);
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

  describe('of muted alarms', () => {
    const muted = (name: string, more: MetricAlarm = {}) =>
      alarm(name, { ActionsEnabled: false, ...more });
    const firing = { StateValue: 'ALARM' as const };

    it('warns while one fires, and says that it is muted', async () => {
      const reading = await readingOf([
        { ...slow, ActionsEnabled: false },
        alarm('orders-b'),
      ]);

      expect(reading).toMatchObject({
        status: 'warning',
        reason:
          'orders-alb-latency-p95 (muted) is firing: p95 of TargetResponseTime 1.81 s > 0.5 s for 3 min',
        details: {
          alarms: [
            { state: 'firing', severity: 'warning', isMuted: true },
            { state: 'quiet' },
          ],
          counts: { firing: 1, noData: 0, quiet: 1 },
        },
      });
      expect(reading.details.alarms[1]).not.toHaveProperty('isMuted');
    });

    it('names first what somebody is called for', async () => {
      const began = new Date('2026-01-01T09:00:00Z');
      const { status, reason } = await readingOf([
        muted('orders-a', { ...firing, StateTransitionedTimestamp: began }),
        slow,
      ]);

      expect(status).toBe('critical');
      expect(reason).toMatch(
        /^orders-alb-latency-p95 is firing: .*; so is orders-a \(muted\)$/,
      );
    });

    it('is no surer than of others, and says how many of the quiet are muted', async () => {
      const silent = { StateValue: 'INSUFFICIENT_DATA' as const };

      expect(await readingOf([muted('orders-a', silent)])).toMatchObject({
        status: 'unknown',
        reason: 'No data for orders-a (muted); no alarm can be judged',
      });
      expect(
        (await readingOf([muted('orders-a'), alarm('orders-b')])).reason,
      ).toBe('All 2 alarms are quiet, 1 of them muted');
    });

    it.each([
      ['Alarm', 'warning'],
      ['ExtensionPeriod', 'warning'],
      ['WaitPeriod', 'critical'],
      [undefined, 'critical'],
    ] as const)(
      'counts a composite alarm that is suppressed by %s as %s',
      async (ActionsSuppressedBy, status) => {
        const reading = await readingOf(
          [],
          [
            {
              AlarmName: 'orders-all',
              AlarmRule: 'ALARM(orders-a)',
              StateValue: 'ALARM',
              ActionsEnabled: true,
              ActionsSuppressedBy,
            },
          ],
        );

        expect(reading.status).toBe(status);
      },
    );
  });

  it('is not sure while an alarm has no data', async () => {
    const silent = { StateValue: 'INSUFFICIENT_DATA' as const };

    const some = await readingOf([
      alarm('orders-a', silent),
      alarm('orders-b'),
    ]);
    const all = await readingOf([alarm('orders-a', silent)]);

    expect(some).toMatchObject({
      status: 'unknown',
      reason: 'No data for orders-a; 1 of 2 alarms is quiet',
      details: { counts: { firing: 0, noData: 1, quiet: 1 } },
    });
    expect(all.reason).toBe('No data for orders-a; no alarm can be judged');
  });

  it('takes a state that it does not know for no data', async () => {
    const reading = await readingOf([
      alarm('orders-a', { StateValue: 'DISABLED' as 'OK' }),
    ]);

    expect(reading).toMatchObject({
      status: 'unknown',
      details: { counts: { firing: 0, noData: 1, quiet: 0 } },
    });
  });

  it.each<[string, Entity, MetricAlarm, object[]]>([
    [
      'asks for a resource of a service that there cannot be',
      component('odd', {
        'gantry.dev/aws-resources':
          'arn:aws:constructor:us-east-1:111122223333:x',
      }),
      alarm('odd-a'),
      [],
    ],
    [
      'has an alarm that cannot be put into words',
      alarmsOf('odd'),
      alarm('odd-\ud800'),
      [{ failure: { kind: 'malformed' } }],
    ],
  ])('judges the others while an entity %s', async (_, odd, its, outcome) => {
    sweep([its, slow]);

    const results = await survey(createProvider(), [odd, orders]);

    expect(results).toMatchObject([
      ...outcome,
      { reading: { status: 'critical' } },
    ]);
  });

  it.each<[string, MetricAlarm[], string, string]>([
    [
      'quiet',
      [alarm('orders-a')],
      'unknown',
      'No alarm is found for orders-typo and gone-*; 1 of 1 alarms is quiet',
    ],
    [
      'without data',
      [alarm('orders-a', { StateValue: 'INSUFFICIENT_DATA' })],
      'unknown',
      'No alarm is found for orders-typo and gone-*; no data for orders-a; no alarm can be judged',
    ],
    [
      'firing',
      [slow],
      'critical',
      'orders-alb-latency-p95 is firing: p95 of TargetResponseTime 1.81 s > 0.5 s for 3 min; no alarm is found for orders-typo and gone-*',
    ],
  ])(
    'misses what is named and not there while the rest is %s',
    async (_, alarms, status, reason) => {
      sweep(alarms);
      const entity = component('orders', {
        'gantry.dev/cloudwatch-alarms': 'orders-a*, orders-typo, gone-*',
        'gantry.dev/aws-resources':
          'arn:aws:sqs:us-east-1:111122223333:without-alarms',
      });

      const [result] = await survey(createProvider(), [entity]);

      expect(result).toMatchObject({ reading: { status, reason } });
    },
  );

  it('says what was looked for in vain, and what to do', async () => {
    sweep([alarm('carts-a')]);
    const queue = component('queue', {
      'gantry.dev/aws-resources': 'arn:aws:sqs:us-east-1:111122223333:queue',
    });

    const results = await survey(createProvider(), [orders, queue]);

    expect(results).toMatchObject([
      {
        failure: {
          kind: 'not-found',
          message: 'CloudWatch of prod in us-east-1 has no alarm for orders-*.',
          fix: 'Create alarms with these names in us-east-1 of account 111122223333; for a service made from a template, apply its infrastructure. Or name alarms that exist in the annotation gantry.dev/cloudwatch-alarms.',
        },
      },
      {
        failure: {
          kind: 'not-found',
          message:
            'CloudWatch of prod in us-east-1 has no alarm for arn:aws:sqs:us-east-1:111122223333:queue.',
          fix: 'Create alarms on the metrics of these resources in us-east-1 of account 111122223333. Or name alarms that exist in the annotation gantry.dev/cloudwatch-alarms.',
        },
      },
    ]);
  });
});
