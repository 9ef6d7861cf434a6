import { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { createProvider, survey } from '../../__testUtils__/createProvider';
import { component } from '../../__testUtils__/entities';
import {
  alarm,
  askedMetrics,
  figures,
  forgetCalls,
  sweep,
} from '../../__testUtils__/fakeAws';

const lambda = 'arn:aws:lambda:us-east-1:111122223333:function:orders';
const balancer =
  'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/shop/1';
const group =
  'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/orders/2';
const owning = (resources: string) =>
  component('orders', { 'gantry.dev/aws-resources': resources });
const at = (time: string) => `2026-01-01T${time}:00Z`;

const slow = alarm('orders-duration', {
  Namespace: 'AWS/Lambda',
  MetricName: 'Duration',
  Dimensions: [{ Name: 'FunctionName', Value: 'orders' }],
});

beforeEach(() => {
  forgetCalls();
  sweep([]);
});

async function readingOf(resources: string, alarms: MetricAlarm[] = []) {
  sweep(alarms);
  const [result] = await survey(createProvider(), [owning(resources)]);
  return (result as Extract<typeof result, { reading: object }>).reading;
}

describe('a default threshold', () => {
  // The last whole period with all its figures is that from 12:00 to 12:05.
  const pass = stopClock('2026-01-01T12:07:30Z');

  it('fires where the metric is beyond it and nobody made an alarm', async () => {
    figures({
      Invocations: { [at('11:50')]: 90, [at('11:55')]: 90, [at('12:00')]: 90 },
      Errors: { [at('11:50')]: 5, [at('11:55')]: 6, [at('12:00')]: 7 },
    });

    const reading = await readingOf(lambda);

    expect(reading).toEqual({
      status: 'critical',
      reason:
        'Errors of function orders is firing: 7 in 5 min, more than the default threshold of 5',
      observedAt: '2026-01-01T12:07:30.000Z',
      link: expect.stringContaining(encodeURIComponent(lambda)),
      details: {
        alarms: [
          {
            name: 'Errors of function orders',
            state: 'firing',
            reason: '7 in 5 min, more than the default threshold of 5',
            // 5 is not more than 5.
            since: '2026-01-01T11:55:00.000Z',
            link: expect.stringContaining(encodeURIComponent(lambda)),
            isDefault: true,
          },
        ],
        counts: { firing: 1, noData: 0, quiet: 0 },
        signals: [
          {
            signal: 'traffic',
            name: 'Invocations',
            value: 0.3,
            unit: 'Count/Second',
          },
          {
            signal: 'errors',
            name: 'Errors',
            value: expect.closeTo(7.78, 2),
            unit: 'Percent',
          },
        ],
      },
    });
  });

  it('fires while the period is still running, once there is too much', async () => {
    figures({
      Invocations: { [at('12:00')]: 90, [at('12:05')]: 20 },
      Errors: { [at('12:00')]: 0, [at('12:05')]: 6 },
    });

    expect(await readingOf(lambda)).toMatchObject({
      status: 'critical',
      details: { alarms: [{ since: '2026-01-01T12:05:00.000Z' }] },
    });
  });

  it('adds up what a load balancer and its targets answered', async () => {
    const answered = (target: number, own: number) =>
      figures({
        RequestCount: { [at('12:00')]: 90 },
        HTTPCode_Target_5XX_Count: { [at('12:00')]: target },
        HTTPCode_ELB_5XX_Count: { [at('12:00')]: own },
      });

    answered(6, 5);
    const firing = await readingOf(balancer);
    answered(6, 4);
    const quiet = await readingOf(balancer);

    expect(firing).toMatchObject({
      status: 'critical',
      reason:
        '5XX of load balancer shop is firing: 11 in 5 min, more than the default threshold of 10',
    });
    expect(quiet).toMatchObject({
      status: 'ok',
      reason:
        'Its one alarm, the default threshold for 5XX of load balancer shop, is quiet',
    });
  });

  it('fires at once when a health check fails', async () => {
    figures({
      RequestCount: { [at('12:00')]: 90 },
      UnHealthyHostCount: { [at('12:00')]: 0, [at('12:05')]: 1 },
    });

    expect((await readingOf(`${balancer},${group}`)).reason).toBe(
      'Failed health checks of target group orders is firing: 1 now, more than the default threshold of 0',
    );
  });

  it.each<[string, string, Parameters<typeof figures>[0], string]>([
    [
      'requests came and no 5XX was reported, as AWS does when there is none',
      balancer,
      { RequestCount: { [at('12:00')]: 90 } },
      'ok',
    ],
    [
      'nobody has asked for anything in the last period',
      lambda,
      { Invocations: { [at('09:00')]: 9 }, Errors: { [at('09:00')]: 0 } },
      'ok',
    ],
    ['there are no figures at all', lambda, {}, 'unknown'],
    [
      'errors are missing that AWS would report if there were none',
      lambda,
      { Invocations: { [at('12:00')]: 90 } },
      'unknown',
    ],
    [
      'a level is old',
      `${balancer},${group}`,
      {
        RequestCount: { [at('12:00')]: 90 },
        UnHealthyHostCount: { [at('11:30')]: 0 },
      },
      'unknown',
    ],
  ])('where %s', async (_, resources, answers, status) => {
    figures(answers);

    expect((await readingOf(resources)).status).toBe(status);
  });

  it('gives way to an alarm of the entity on its metric, and asks nothing then', async () => {
    figures({ Errors: { [at('12:00')]: 7 } });
    const own = alarm('orders-errors', {
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: [
        { Name: 'FunctionName', Value: 'orders' },
        { Name: 'Resource', Value: 'orders:live' },
      ],
    });

    const reading = await readingOf(lambda, [own]);

    expect(reading.reason).toBe('Its one alarm, orders-errors, is quiet');
    expect(askedMetrics()).toEqual([]);
  });

  it('stands for those of its metrics that no alarm watches', async () => {
    figures({
      HTTPCode_Target_5XX_Count: { [at('12:00')]: 90 },
      HTTPCode_ELB_5XX_Count: { [at('12:00')]: 11 },
    });
    const own = alarm('orders-target-5xx', {
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'HTTPCode_Target_5XX_Count',
      Dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/1' }],
    });

    expect((await readingOf(balancer, [own])).reason).toBe(
      '5XX of load balancer shop is firing: 11 in 5 min, more than the default threshold of 10',
    );
  });

  it('stands for each resource, however many there are', async () => {
    figures({
      'Errors FunctionName=orders29': { [at('12:00')]: 6 },
      Errors: { [at('12:00')]: 0 },
      Invocations: { [at('12:00')]: 6 },
    });
    const functions = Array.from({ length: 30 }, (_, i) => `${lambda}${i}`);

    expect(await readingOf(functions.join(','))).toMatchObject({
      status: 'critical',
      reason: expect.stringMatching(/^Errors of function orders29 is firing/),
      details: { counts: { firing: 1, quiet: 29 } },
    });
  });

  it('stands beside alarms on other metrics', async () => {
    figures({
      Invocations: { [at('12:00')]: 90 },
      Errors: { [at('12:00')]: 0 },
    });
    expect((await readingOf(lambda, [slow])).reason).toBe(
      'All 2 alarms are quiet, 1 of them by default threshold',
    );
  });

  it('says nothing beside other alarms where there was nothing to count', async () => {
    figures({});
    const reading = await readingOf(lambda, [slow]);

    expect(reading).toMatchObject({
      status: 'ok',
      reason:
        'Its one alarm, orders-duration, is quiet; nothing to count in Errors of function orders',
      details: { counts: { firing: 0, noData: 1, quiet: 1 } },
    });
  });

  it('keeps since when it stands as it does', async () => {
    const provider = createProvider();
    const since = async () => {
      const [result] = await survey(provider, [owning(lambda)]);
      return (result as any).reading.details.alarms[0].since;
    };
    figures({
      Invocations: { [at('12:00')]: 9 },
      Errors: { [at('12:00')]: 0 },
    });
    const first = await since();

    pass(10);
    figures({
      Invocations: { [at('12:10')]: 9 },
      Errors: { [at('12:10')]: 0 },
    });

    expect(first).toBe('2026-01-01T12:05:00.000Z');
    expect(await since()).toBe(first);
  });
});
