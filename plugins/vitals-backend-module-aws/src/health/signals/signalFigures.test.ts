import { SignalFigure } from '@gantry/plugin-vitals-common';
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

const at = (time: string) => `2026-01-01T${time}:00.000Z`;
/** The last whole five minutes. */
const now = (value: number) => ({ [at('12:00')]: value });
const lambda = 'arn:aws:lambda:us-east-1:111122223333:function:orders';
const elb = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';
const balancer = `${elb}:loadbalancer/app/shop/1`;
const group = `${elb}:targetgroup/orders/2`;

async function signalsOf(resources: string, slo?: string) {
  const [result] = await survey(createProvider(), [
    component('orders', {
      'gantry.dev/aws-resources': resources,
      'gantry.dev/cloudwatch-alarms': 'orders-*',
      ...(slo && { 'gantry.dev/slo': slo }),
    }),
  ]);
  return (result as any).reading.details.signals as SignalFigure[] | undefined;
}

/** In short: `errors Errors 2 Percent`. */
const short = (signals?: SignalFigure[]) =>
  signals?.map(({ signal, name, value, unit }) =>
    [signal, name, value, unit].join(' '),
  );

beforeEach(() => {
  forgetCalls();
  sweep([alarm('orders-else')]);
});

describe('how the golden signals stand', () => {
  stopClock(at('12:08'));

  it.each<
    [
      string,
      string,
      string | undefined,
      Parameters<typeof figures>[0],
      string[],
    ]
  >([
    [
      'is told by a default threshold',
      lambda,
      undefined,
      { Invocations: now(600), Errors: now(3) },
      // By hand: 600 ÷ 300 s; 3 of 600.
      ['traffic Invocations 2 Count/Second', 'errors Errors 0.5 Percent'],
    ],
    [
      'is told by objectives',
      balancer,
      'availability=99.9%,latency-p50=100ms,latency-p95=500ms',
      {
        RequestCount: now(1_200),
        'PR(:0.1)': now(50),
        HTTPCode_Target_5XX_Count: now(12),
        SampleCount: now(1_000),
        'PR(:0.5)': now(75),
      },
      [
        'traffic Requests 4 Count/Second',
        'errors Errors 1 Percent',
        'latency slower than 500\u00a0ms 25 Percent',
      ],
    ],
    [
      'is that of several resources of a kind together, the nearest to users',
      `${lambda}, ${balancer}, ${balancer.replace('shop', 'till')}`,
      undefined,
      {
        Invocations: now(9_000),
        Errors: now(0),
        'RequestCount LoadBalancer=app/shop/1': now(200),
        'RequestCount LoadBalancer=app/till/1': now(100),
        'HTTPCode_ELB_5XX_Count LoadBalancer=app/till/1': now(3),
      },
      ['traffic Requests 1 Count/Second', 'errors Errors 1 Percent'],
    ],
    [
      'counts what a load balancer turned away, of which it counts no requests',
      balancer,
      undefined,
      { HTTPCode_ELB_5XX_Count: now(600) },
      ['traffic Requests 2 Count/Second', 'errors Errors 100 Percent'],
    ],
    [
      'has levels, too',
      `${balancer}, ${group}, ${group.replace('orders', 'carts')}`,
      undefined,
      {
        RequestCount: now(300),
        'TargetGroup=targetgroup/orders/2': now(2),
        'TargetGroup=targetgroup/carts/2': now(1),
      },
      [
        'traffic Requests 1 Count/Second',
        'errors Errors 0 Percent',
        'saturation Failed health checks 3 Count',
      ],
    ],
  ])('%s', async (_, resources, slo, answers, expected) => {
    figures(answers);

    expect(short(await signalsOf(resources, slo))).toEqual(expected);
  });

  it.each<[string, string, string | undefined, Parameters<typeof figures>[0]]>([
    ['there are no figures', lambda, 'availability=99.9%', {}],
    [
      'there are none of the last five minutes',
      lambda,
      undefined,
      { Invocations: { [at('10:00')]: 9 }, Errors: { [at('10:00')]: 0 } },
    ],
    [
      'those of one resource could not be read',
      `${balancer}, ${balancer.replace('shop', 'till')}`,
      'availability=99.9%',
      {
        'RequestCount LoadBalancer=app/till/1': 'InternalError',
        RequestCount: now(200),
      },
    ],
  ])(
    'is not told where %s, and never zero',
    async (_, resources, slo, answers) => {
      figures(answers);

      expect(await signalsOf(resources, slo)).toBeUndefined();
    },
  );

  it('leaves errors out where an alarm watches some of them, and asks nothing for it', async () => {
    sweep([
      alarm('orders-target-5xx', {
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'HTTPCode_Target_5XX_Count',
        Dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/1' }],
      }),
    ]);
    figures({ RequestCount: now(300), HTTPCode_ELB_5XX_Count: now(1) });

    expect(short(await signalsOf(balancer))).toEqual([
      'traffic Requests 1 Count/Second',
    ]);
    expect(askedMetrics().flat()).toHaveLength(2);
  });

  it('is not asked for where nothing is judged by it', async () => {
    sweep([
      alarm('orders-errors', {
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Dimensions: [{ Name: 'FunctionName', Value: 'orders' }],
      }),
    ]);
    figures({ Invocations: now(600) });

    expect(await signalsOf(lambda)).toBeUndefined();
    expect(askedMetrics()).toEqual([]);
  });
});
