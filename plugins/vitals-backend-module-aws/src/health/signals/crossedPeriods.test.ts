import { DescribeAlarmHistoryCommand } from '@aws-sdk/client-cloudwatch';
import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
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

const at = (time: string) => `2026-01-01T${time}:00.000Z`;
const lambda = 'arn:aws:lambda:us-east-1:111122223333:function:orders';
const balancer =
  'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/shop/1';
const group =
  'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/orders/2';

beforeEach(() => {
  forgetCalls();
  sweep([alarm('orders-else')]);
  cloudWatch.on(DescribeAlarmHistoryCommand).resolves({});
});

async function inspect(
  resources: string,
  { from = at('09:00'), to = at('12:08') } = {},
) {
  const provider = createProvider();
  const [target] = provider.targets(
    component('orders', { 'gantry.dev/aws-resources': resources }),
  );
  return provider.inspect(
    target,
    { from: new Date(from), to: new Date(to) },
    new AbortController().signal,
  );
}

describe('the periods in which a default threshold was crossed', () => {
  stopClock(at('12:08'));

  it('are told by the figures of its chart, with a line for each run', async () => {
    figures({
      Errors: {
        [at('10:00')]: 6,
        [at('10:05')]: 7,
        // As much as is allowed.
        [at('10:10')]: 5,
        [at('10:20')]: 6,
        [at('12:00')]: 9,
      },
      Invocations: { [at('10:00')]: 90 },
    });

    const { charts, firing } = await inspect(lambda);

    const [errors] = charts.filter(({ lines }) => lines.length > 0);
    const period = {
      alarm: 'Errors of function orders',
      isDefault: true,
      charts: [errors.id],
    };
    expect(errors.title).toBe('Errors');
    expect(firing).toEqual([
      { ...period, from: at('10:00'), to: at('10:10') },
      { ...period, from: at('10:20'), to: at('10:25') },
      // What began at 12:05 is not over: it goes on until its figures say otherwise.
      { ...period, from: at('12:00') },
    ]);
    // The metrics of the charts alone.
    expect(askedMetrics().flat()).toHaveLength(7);
  });

  it('add up what a threshold adds up', async () => {
    figures({
      HTTPCode_Target_5XX_Count: { [at('10:00')]: 6, [at('10:05')]: 6 },
      HTTPCode_ELB_5XX_Count: { [at('10:05')]: 5 },
    });

    expect((await inspect(balancer)).firing).toMatchObject([
      { from: at('10:05'), to: at('10:10') },
    ]);
  });

  it('begin with the window', async () => {
    figures({ Errors: { [at('10:00')]: 6, [at('10:05')]: 6 } });

    expect((await inspect(lambda, { from: at('10:07') })).firing).toMatchObject(
      [{ from: at('10:07'), to: at('10:10') }],
    );
  });

  it('of a level are those of the chart, at any step', async () => {
    const december = { from: '2025-12-01T00:00:00Z' };
    const days = {
      UnHealthyHostCount: { '2025-12-05T03:00:00Z': 1 },
      Errors: { '2025-12-05T03:00:00Z': 600 },
    };
    figures(days);

    const { firing } = await inspect(
      [balancer, group, lambda].join(','),
      december,
    );

    // Errors in 35 minutes are no measure for a threshold over five minutes.
    expect(firing).toMatchObject([
      {
        alarm: 'Failed health checks of target group orders',
        from: '2025-12-05T03:00:00.000Z',
        to: '2025-12-05T03:35:00.000Z',
      },
    ]);
  });

  it('are none where an alarm of the entity watches the metric', async () => {
    sweep([
      alarm('orders-errors', {
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Dimensions: [{ Name: 'FunctionName', Value: 'orders' }],
      }),
    ]);
    figures({ Errors: { [at('10:00')]: 60 } });

    expect((await inspect(lambda)).firing).toEqual([]);
  });
});
