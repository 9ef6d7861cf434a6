import {
  DescribeAlarmHistoryCommand,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
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

const hour = 3_600_000;
const end = Date.parse('2026-01-31T12:00:00Z');
const balancer = (name = 'shop') =>
  `arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/${name}/1`;
const lambda = 'arn:aws:lambda:us-east-1:111122223333:function:orders';
const distribution = 'arn:aws:cloudfront::111122223333:distribution/E1';

/**
 * So many every five minutes of thirty days, and so many in each of the last twelve of them; or the sums of
 * that by hours.
 */
const counts =
  (usual: number, lastHour = usual) =>
  (period: number) => {
    const periods = period === 300 ? 72 : 720;
    const each = period === 300 ? 1 : 12;
    // The running period does not count: not all of its figures are there.
    const points: Record<string, number> =
      period === 300 ? { [new Date(end).toISOString()]: 1_000_000 } : {};
    for (let i = 1; i <= periods; i++) {
      const isLastHour = i * period <= 3_600;
      points[new Date(end - i * period * 1_000).toISOString()] =
        each * (isLastHour ? lastHour : usual);
    }
    return points;
  };

/** What is the same however long the period is. */
const shares =
  (usual: number, lastHour = usual) =>
  (period: number) =>
    Object.fromEntries(
      Object.entries(counts(usual, lastHour)(period)).map(([time, value]) => [
        time,
        period === 300 ? value : value / 12,
      ]),
    );

function promising(resources: string, slo: string) {
  return component('orders', {
    'gantry.dev/aws-resources': resources,
    'gantry.dev/slo': slo,
    'gantry.dev/cloudwatch-alarms': 'orders-*',
  });
}

/** An alarm on each metric that has a default threshold, so that objectives stand alone. */
const alarms = [
  ...['app/shop/1', 'app/other/1'].flatMap(name =>
    ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'].map(metric => [
      'AWS/ApplicationELB',
      metric,
      'LoadBalancer',
      name,
    ]),
  ),
  ['AWS/Lambda', 'Errors', 'FunctionName', 'orders'],
].map(([Namespace, MetricName, Name, Value]) =>
  alarm(`orders-${Value}-${MetricName}`, {
    Namespace,
    MetricName,
    Dimensions: [{ Name, Value }],
  }),
);

async function stateOf(resources: string, slo: string) {
  const [result] = await survey(createProvider(), [promising(resources, slo)]);
  const { reading } = result as Extract<typeof result, { reading: object }>;
  return { reading, state: reading.details.objectives?.[0] };
}

beforeEach(() => {
  forgetCalls();
  sweep(alarms);
  cloudWatch.on(DescribeAlarmHistoryCommand).resolves({});
});

describe('an objective', () => {
  stopClock('2026-01-31T12:03:00Z');

  /*
   * By hand: at 99.9 % one in 1,000 may fail. Of 1,000 requests every five minutes 0.5 fail, and in the last
   * hour 20: 20 ÷ 1,000 is 20 times what may be. Of six hours that is 240 + 60 × 0.5 = 270 of 72,000, 3.75
   * times; of three days 240 + 71 × 6 = 666 of 864,000, 0.7708 times; of thirty 240 + 719 × 6 = 4,554 of
   * 8,640,000, 0.5271 of the budget.
   */
  const burning = {
    status: 'critical',
    burn: { '5m': 20, '30m': 20, '1h': 20, '6h': 3.75, '3d': 0.770833333333 },
    budgetLeft: 1 - 0.527083333333,
  };

  it.each<[string, string, string, Parameters<typeof figures>[0]]>([
    [
      'failures of a load balancer and its targets',
      balancer(),
      'availability=99.9%',
      {
        RequestCount: counts(1_000),
        HTTPCode_Target_5XX_Count: counts(0.25, 15),
        HTTPCode_ELB_5XX_Count: counts(0.25, 5),
      },
    ],
    [
      'failures of two load balancers together',
      `${balancer()},${balancer('other')}`,
      'availability=99.9%',
      {
        RequestCount: counts(500),
        'HTTPCode_Target_5XX_Count LoadBalancer=app/shop/1': counts(0.5, 20),
      },
    ],
    [
      'failures of a function',
      lambda,
      'availability=99.9%',
      { Invocations: counts(1_000), Errors: counts(0.5, 20) },
    ],
    [
      'the share of failures that CloudFront tells',
      distribution,
      'availability=99.9%',
      {
        Requests: counts(1_000),
        // By requests: 0.05 % of most, 2 % of the last hour.
        '5xxErrorRate': shares(0.05, 2),
      },
    ],
    [
      'requests that were too slow, at a 99.9th percentile',
      balancer(),
      'latency-p999=500ms',
      {
        'SampleCount of AWS/ApplicationELB TargetResponseTime': counts(1_000),
        'PR(:0.5) of AWS/ApplicationELB TargetResponseTime': shares(99.95, 98),
      },
    ],
  ])('is judged by %s', async (_, resources, slo, answers) => {
    figures(answers);

    const { state, reading } = await stateOf(resources, slo);

    expect(state?.status).toBe(burning.status);
    for (const [window, burn] of Object.entries(burning.burn)) {
      expect(state?.burn[window as '5m']).toBeCloseTo(burn, 6);
    }
    expect(state?.budgetLeft).toBeCloseTo(burning.budgetLeft, 6);
    expect(reading).toMatchObject({
      status: 'critical',
      reason: expect.stringMatching(
        / burns its error budget 20.0× too fast over 1h \(20.0× over 5m\), 47 % of its budget left, gone in 17 h$/,
      ),
    });
  });

  it('is missed by a load balancer that answers all alone, which AWS counts as no requests', async () => {
    figures({ HTTPCode_ELB_5XX_Count: counts(50) });

    const { state } = await stateOf(balancer(), 'availability=99.9%');

    expect(state).toMatchObject({
      status: 'critical',
      burn: { '5m': expect.closeTo(1_000, 6), '3d': expect.closeTo(1_000, 6) },
    });
  });

  /*
   * RequestCount leaves out the requests for which a load balancer has found no target, HTTPCode_ELB_5XX_Count has
   * them among others that were counted (502, 504). Of all requests R + x with 0 ≤ x ≤ 5XX of the load balancer,
   * at least max(R, 5XX) there must have been: whatever x is, the share of errors is not made smaller by it, which
   * R + 5XX of the load balancer would, and it is never more than all.
   */
  it.each<[string, number, number, number, number]>([
    ['25 of 100 failed, all of them counted', 100, 5, 20, 25],
    ['40 failed of at least 40, of which 10 were counted', 10, 10, 30, 100],
    ['40 failed, and none was counted', 0, 0, 40, 100],
    ['none of 100 failed', 100, 0, 0, 0],
    ['30 of 31 failed, before they had a target', 31, 0, 30, 3_000 / 31],
  ])(
    'takes for all requests the most of those that were counted and those that failed, so that errors are neither hidden nor more than all: %s',
    async (_, requests, ofTargets, ofBalancer, percent) => {
      const known = (value: number) => (value > 0 ? counts(value) : {});
      figures({
        RequestCount: known(requests),
        HTTPCode_Target_5XX_Count: known(ofTargets),
        HTTPCode_ELB_5XX_Count: known(ofBalancer),
      });

      const { state } = await stateOf(balancer(), 'availability=99%');

      // One in a hundred may fail.
      for (const burn of Object.values(state?.burn ?? {})) {
        expect(burn).toBeCloseTo(percent, 6);
      }
      expect(Object.keys(state?.burn ?? {})).toHaveLength(5);
    },
  );

  it('is judged where users come in, and asks fine figures often and coarse ones seldom', async () => {
    figures({ RequestCount: counts(1_000), Invocations: counts(9) });

    const { state } = await stateOf(
      `${lambda},${balancer()}`,
      'availability=99.9%',
    );

    expect(state).toMatchObject({ status: 'ok', budgetLeft: 1 });
    const periods = cloudWatch
      .commandCalls(GetMetricDataCommand)
      .map(({ args }) => args[0].input)
      .map(({ MetricDataQueries: queries, StartTime, EndTime }) => [
        queries!.map(({ MetricStat }) => MetricStat!.Period),
        (EndTime!.getTime() - StartTime!.getTime()) / hour,
      ]);
    expect(periods).toEqual([
      // Six hours, and what has begun of the next five minutes.
      [[300, 300, 300], 6.05],
      [[3_600, 3_600, 3_600], 720],
    ]);
  });

  it('in milliseconds where AWS measures so, apart from what every upstream knows', async () => {
    figures({ Invocations: counts(1_000), Errors: counts(0) });

    await stateOf(lambda, 'availability=99.9%,latency-p95=250ms');

    const dimension = 'FunctionName=orders';
    expect(askedMetrics()).toEqual([
      [
        `Sum of AWS/Lambda Invocations ${dimension}`,
        `Sum of AWS/Lambda Errors ${dimension}`,
      ],
      [
        `Sum of AWS/Lambda Invocations ${dimension}`,
        `Sum of AWS/Lambda Errors ${dimension}`,
      ],
      [
        `SampleCount of AWS/Lambda Duration ${dimension}`,
        `PR(:250) of AWS/Lambda Duration ${dimension}`,
      ],
      [
        `SampleCount of AWS/Lambda Duration ${dimension}`,
        `PR(:250) of AWS/Lambda Duration ${dimension}`,
      ],
    ]);
  });

  it('is not kept by requests of which nobody knows how they ended', async () => {
    figures({ Invocations: counts(1_000) });

    const { state, reading } = await stateOf(lambda, 'availability=99.9%');

    expect(state).toMatchObject({ status: 'unknown', burn: {} });
    expect(state?.budgetLeft).toBeUndefined();
    expect(reading).toMatchObject({
      status: 'unknown',
      reason:
        'availability 99.9 % cannot be judged: no figures for 1h, 5m, 6h, 30m, 3d',
    });
  });

  it('says nothing beside alarms while nobody has ever asked for anything', async () => {
    figures({});

    const beside = await stateOf(lambda, 'availability=99.9%');
    sweep([]);
    const alone = await stateOf(lambda, 'availability=99.9%');

    expect(beside.state).toMatchObject({ status: 'unknown', isIdle: true });
    expect(beside.reading).toMatchObject({
      status: 'ok',
      reason: 'All 5 alarms are quiet',
    });
    expect(alone.reading.status).toBe('unknown');
  });

  it('does not count where nothing of the entity has requests', async () => {
    const queue = 'arn:aws:sqs:us-east-1:111122223333:orders';

    const { reading } = await stateOf(queue, 'availability=99.9%');

    expect(reading.details).not.toHaveProperty('objectives');
    expect(askedMetrics()).toEqual([]);
  });

  it('stands in an inspection, too, and costs nothing a second time', async () => {
    figures({ Invocations: counts(1_000), Errors: counts(0) });
    const provider = createProvider();
    const entity = promising(lambda, 'availability=99.9%');
    await survey(provider, [entity]);
    const before = askedMetrics().length;

    const { objectives } = await provider.inspect(
      provider.targets(entity)[0],
      { from: new Date(end - 3 * hour), to: new Date(end) },
      new AbortController().signal,
    );

    expect(objectives).toMatchObject([{ status: 'ok' }]);
    // One for the charts.
    expect(askedMetrics()).toHaveLength(before + 1);
  });
});
