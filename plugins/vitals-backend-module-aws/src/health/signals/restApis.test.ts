import {
  DescribeAlarmHistoryCommand,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
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

const api = 'arn:aws:apigateway:us-east-1::/restapis/a1b2c3';
const other = 'arn:aws:apigateway:us-east-1::/restapis/d4e5f6';
const to = new Date(Math.floor(Date.now() / 300_000) * 300_000);
const from = new Date(to.getTime() - 3 * 3_600_000);

/** An alarm on a metric of a REST API, by the dimensions that name it. */
function watching(
  name: string,
  dimensions: Record<string, string>,
  more: MetricAlarm = {},
): MetricAlarm {
  return alarm(name, {
    Namespace: 'AWS/ApiGateway',
    MetricName: 'Latency',
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
      Name,
      Value,
    })),
    ...more,
  });
}

beforeEach(forgetCalls);

function owning(resources: string | undefined, alarms = 'orders-*') {
  return component('orders', {
    'gantry.dev/cloudwatch-alarms': alarms,
    ...(resources && { 'gantry.dev/aws-resources': resources }),
  });
}

async function inspect(resources: string | undefined, alarms: MetricAlarm[]) {
  forgetCalls();
  sweep(alarms);
  figures({});
  cloudWatch.on(DescribeAlarmHistoryCommand).resolves({});
  const provider = createProvider();
  const [target] = provider.targets(owning(resources));
  const inspection = await provider.inspect(
    target,
    { from, to },
    new AbortController().signal,
  );
  const counted = askedMetrics()
    .flat()
    .filter(question => / Count /.test(question))
    .map(question => question.replace(/^.* Count /, ''));
  return { ...inspection, counted };
}

describe('REST APIs, which CloudWatch knows by name', () => {
  it.each<[string, string | undefined, Record<string, string>[], string[]]>([
    [
      'an alarm alone',
      undefined,
      [{ ApiName: 'orders', Stage: 'prod' }],
      ['ApiName=orders Stage=prod'],
    ],
    [
      'alarms on all stages together and on one of them, counted once',
      undefined,
      [{ ApiName: 'orders', Stage: 'prod' }, { ApiName: 'orders' }],
      ['ApiName=orders'],
    ],
    [
      'alarms on two APIs',
      undefined,
      [{ ApiName: 'orders' }, { ApiName: 'carts', Stage: 'prod' }],
      ['ApiName=orders', 'ApiName=carts Stage=prod'],
    ],
    [
      'the alarm of a method',
      undefined,
      [{ ApiName: 'orders', Stage: 'prod', Method: 'GET', Resource: '/{id}' }],
      ['ApiName=orders Stage=prod'],
    ],
    [
      'an ARN and the one name that the alarms have',
      api,
      [{ ApiName: 'orders', Stage: 'prod' }],
      ['ApiName=orders'],
    ],
    [
      'the ARN of a stage',
      `${api}/stages/prod`,
      [{ ApiName: 'orders' }],
      ['ApiName=orders Stage=prod'],
    ],
    [
      'as many ARNs as names',
      `${api}, ${other}/stages/prod`,
      [{ ApiName: 'orders' }, { ApiName: 'carts' }],
      ['ApiName=orders', 'ApiName=carts'],
    ],
  ])('are known by %s', async (_, resources, dimensions, counted) => {
    const alarms = dimensions.map((each, i) => watching(`orders-${i}`, each));

    const inspection = await inspect(resources, alarms);

    expect(inspection.counted).toEqual(counted);
    expect(inspection.missing).toBeUndefined();
  });

  it.each<[string, string, string[], string]>([
    ['alarms name none', api, [], 'a1b2c3'],
    ['alarms name two for one ARN', api, ['orders', 'carts'], 'a1b2c3'],
    [
      'alarms name one for two ARNs',
      `${api},${other}`,
      ['orders'],
      'a1b2c3, d4e5f6',
    ],
  ])(
    'have no figures, and a word on what to annotate, where %s',
    async (_, resources, names, ids) => {
      const { counted, missing } = await inspect(resources, [
        alarm('orders-else'),
        ...names.map(ApiName => watching(`orders-${ApiName}`, { ApiName })),
        // Of somebody else.
        watching('carts-latency', { ApiName: 'carts' }),
      ]);

      expect(counted).toEqual([]);
      expect(missing).toEqual([
        {
          kind: 'not-found',
          message: expect.stringContaining(ids),
          fix: expect.stringMatching(/ApiName.*gantry\.dev\/cloudwatch-alarms/),
        },
      ]);
    },
  );

  it('have the other alarms of the region on their name, once an ARN makes it theirs', async () => {
    sweep([
      watching('orders-latency', { ApiName: 'orders' }),
      watching(
        'team-5xx',
        { ApiName: 'orders', Stage: 'prod' },
        { MetricName: '5XXError', StateValue: 'ALARM' },
      ),
    ]);
    figures({});

    const results = await survey(createProvider(), [
      owning(api),
      owning(undefined),
    ]);

    expect(results).toMatchObject([
      {
        reading: {
          status: 'critical',
          reason: expect.stringMatching(/^team-5xx is firing/),
          details: { counts: { firing: 1 } },
        },
      },
      {
        reading: {
          status: 'ok',
          details: {
            alarms: [
              { name: '5XX of REST API orders', isDefault: true },
              { name: 'orders-latency' },
            ],
          },
        },
      },
    ]);
  });

  it('stand under the alarm of their API, with no default threshold for a stage', async () => {
    sweep([
      watching('orders-5xx', { ApiName: 'orders' }, { MetricName: '5XXError' }),
    ]);
    figures({});

    const [result] = await survey(createProvider(), [
      owning(`${api}/stages/prod`),
    ]);

    expect(result).toMatchObject({
      reading: { reason: 'Its one alarm, orders-5xx, is quiet' },
    });
  });

  it('are not found without any alarm, which says that it must be named', async () => {
    sweep([alarm('carts-a')]);
    const entity = component('orders', { 'gantry.dev/aws-resources': api });

    const [result] = await survey(createProvider(), [entity]);

    expect(result).toMatchObject({
      failure: {
        kind: 'not-found',
        fix: expect.stringMatching(
          /^Create alarms .*\. Name an alarm .*ApiName/,
        ),
      },
    });
  });

  it('link to their metrics where no ARN is known', async () => {
    sweep([watching('orders-latency', { ApiName: 'orders (new)' })]);
    figures({});

    const [result] = await survey(createProvider(), [owning(undefined)]);

    expect(result).toMatchObject({
      reading: {
        details: {
          alarms: [
            {
              link: "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#metricsV2:graph=~();query=~'orders*20*28new*29",
            },
            {},
          ],
        },
      },
    });
  });
});
