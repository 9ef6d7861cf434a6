import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { Entity } from '@backstage/catalog-model';
import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { MemoryStore } from '../../__testUtils__/MemoryStore';
import { createProvider, survey } from '../../__testUtils__/createProvider';
import { component } from '../../__testUtils__/entities';
import {
  askedMetrics,
  cloudWatch,
  figures,
  forgetCalls,
  orders,
  slow,
  sweep,
} from '../../__testUtils__/fakeAws';

const lambdaOf = (name: string) =>
  `arn:aws:lambda:us-east-1:111122223333:function:${name}`;
const owning = (name: string, ...resources: string[]) =>
  component(name, { 'gantry.dev/aws-resources': resources.join(',') });
const handler = owning('handler', lambdaOf('handler'));

const healthy = {
  Invocations: { '2026-01-01T11:00:00Z': 9, '2026-01-01T12:00:00Z': 9 },
  Errors: { '2026-01-01T11:00:00Z': 0, '2026-01-01T12:00:00Z': 0 },
};
const failWith = (name: string, message = '') =>
  cloudWatch
    .on(GetMetricDataCommand)
    .rejects(Object.assign(new Error(message), { name }));

beforeEach(() => {
  forgetCalls();
  sweep([]);
  figures(healthy);
});

describe('metrics of a survey', () => {
  const pass = stopClock('2026-01-01T12:07:30Z');

  it('are asked for once a period, whatever is surveyed meanwhile', async () => {
    const provider = createProvider({ metrics: { period: '10m' } });
    const calls: number[] = [];

    for (let minute = 0; minute <= 20; minute++) {
      await survey(provider, [handler]);
      calls.push(askedMetrics().length);
      pass(1);
    }

    expect(calls.filter((call, i) => call !== calls[i - 1])).toEqual([1, 2, 3]);
    expect(calls.indexOf(2)).toBe(10);
  });

  it('are not asked for again by another replica, or after a restart', async () => {
    const store = new MemoryStore();
    await survey(createProvider({ store }), [handler]);
    pass(2);

    const results = await survey(createProvider({ store }), [handler]);

    expect(results).toMatchObject([{ reading: { status: 'ok' } }]);
    expect(askedMetrics()).toHaveLength(1);
  });

  it('are packed 500 a call over all entities, each once', async () => {
    const functions = Array.from({ length: 250 }, (_, i) => lambdaOf(`f${i}`));
    const entities = Array.from({ length: 25 }, (_, i) =>
      owning(`s${i}`, ...functions.slice(10 * i, 10 * i + 10)),
    );
    const twin = owning('twin', functions[0]);
    const one = owning('one', lambdaOf('one'));
    const callsFor = async (asking: Entity[]) => {
      cloudWatch.resetHistory();
      await survey(createProvider(), asking);
      return askedMetrics().map(call => call.length);
    };

    expect(await callsFor([...entities, twin])).toEqual([500]);
    expect(await callsFor([...entities, twin, one])).toEqual([500, 2]);
  });

  it('leave alone who needs none', async () => {
    let answer = () => {};
    cloudWatch.on(GetMetricDataCommand).callsFake(
      () =>
        new Promise(resolve => {
          answer = () => resolve({});
        }),
    );
    sweep([slow]);
    const provider = createProvider();
    const targets = [handler, orders].flatMap(each => provider.targets(each));
    const results = provider.survey(targets, new AbortController().signal);

    const first = await results.next();

    expect(first.value).toMatchObject({
      target: { entityRef: 'component:default/orders' },
      reading: { status: 'critical' },
    });
    const second = results.next();
    while (askedMetrics().length === 0) {
      await new Promise(setImmediate);
    }
    answer();
    expect((await second).value).toMatchObject({
      reading: { status: 'unknown' },
    });
  });
});

describe('metrics that fail', () => {
  const pass = stopClock('2026-01-01T12:07:30Z');

  it('count as they were for three periods, then not at all', async () => {
    const provider = createProvider();
    const status = async () => {
      const [result] = await survey(provider, [handler]);
      return (result as any).reading;
    };
    await status();
    failWith('ThrottlingException');

    pass(14);
    const soon = await status();
    pass(2);
    const late = await status();
    figures({
      Invocations: { '2026-01-01T12:15:00Z': 9 },
      Errors: { '2026-01-01T12:15:00Z': 0 },
    });
    pass(1);
    const healed = await status();

    expect(soon.status).toBe('ok');
    expect(late).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(
        /^No data for Errors of function handler \(CloudWatch of prod in us-east-1 is limiting our calls/,
      ),
    });
    expect(healed.status).toBe('ok');
  });

  it('name the right that is missing, and let alarms fire', async () => {
    failWith('AccessDeniedException', 'is not authorized');
    sweep([slow]);

    const results = await survey(createProvider(), [
      handler,
      component('orders', {
        'gantry.dev/cloudwatch-alarms': 'orders-*',
        'gantry.dev/aws-resources': lambdaOf('orders'),
        'gantry.dev/slo': 'availability=99.9%',
      }),
    ]);

    expect(results).toMatchObject([
      {
        reading: {
          status: 'unknown',
          reason:
            'No data for Errors of function handler (CloudWatch of prod in us-east-1 denies cloudwatch:GetMetricData to Gantry); no alarm can be judged',
        },
      },
      {
        reading: {
          status: 'critical',
          reason: expect.stringMatching(/^orders-alb-latency-p95 is firing/),
          details: {
            alarms: [{ state: 'firing' }, { state: 'no-data' }],
            objectives: [
              {
                status: 'unknown',
                reason:
                  'availability 99.9 % cannot be judged: CloudWatch of prod in us-east-1 denies cloudwatch:GetMetricData to Gantry.',
              },
            ],
          },
        },
      },
    ]);
  });

  it('of one region take down no other', async () => {
    cloudWatch.on(GetMetricDataCommand).callsFake(async (_, getClient) => {
      if ((await getClient().config.region()) === 'us-west-2') {
        throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
      }
      return {
        MetricDataResults: ['m0', 'm1'].map(Id => ({
          Id,
          Timestamps: [new Date('2026-01-01T12:00:00Z')],
          Values: [0],
        })),
      };
    });
    const provider = createProvider();
    const west = owning(
      'west',
      'arn:aws:lambda:us-west-2:111122223333:function:handler',
    );
    const results = [];
    for (const entity of [west, handler]) {
      const targets = provider.targets(entity);
      const { signal } = new AbortController();
      for await (const result of provider.survey(targets, signal)) {
        results.push(result);
      }
    }

    expect(results).toMatchObject([
      {
        reading: {
          status: 'unknown',
          reason: expect.stringContaining(
            'CloudWatch of prod in us-west-2 cannot be reached (ECONNRESET)',
          ),
        },
      },
      { reading: { status: 'ok' } },
    ]);
  });

  it('take down only those of their call', async () => {
    figures({ ...healthy, Duration: 'InternalError' });
    const slo = 'availability=99.9%,latency-p95=250ms';
    const entity = component('handler', {
      'gantry.dev/aws-resources': lambdaOf('handler'),
      'gantry.dev/slo': slo,
    });

    const [result] = await survey(createProvider(), [entity]);

    expect(result).toMatchObject({
      reading: {
        details: {
          alarms: [{ state: 'quiet' }],
          objectives: [
            { status: 'ok' },
            {
              status: 'unknown',
              reason: expect.stringContaining(
                'did not answer SampleCount of Duration, PR(:250) of Duration (InternalError)',
              ),
            },
          ],
        },
      },
    });
  });

  it('do not run in circles after an upstream that does', async () => {
    cloudWatch.on(GetMetricDataCommand).resolves({ NextToken: 'again' });

    const [result] = await survey(createProvider(), [handler]);

    expect(result).toMatchObject({
      reading: {
        reason: expect.stringContaining('the same page of metrics again'),
      },
    });
    expect(askedMetrics()).toHaveLength(2);
  });

  it('are asked for again by everybody once the store of figures is back', async () => {
    const store = new MemoryStore();
    store.load = store.save = async () => {
      throw new Error('no database');
    };

    const results = await survey(createProvider({ store }), [handler]);

    expect(results).toMatchObject([{ reading: { status: 'ok' } }]);
  });
});
