import { DescribeAlarmHistoryCommand } from '@aws-sdk/client-cloudwatch';
import { mockServices } from '@backstage/backend-test-utils';
import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { MemoryStore } from '../../__testUtils__/MemoryStore';
import { createProvider, survey } from '../../__testUtils__/createProvider';
import { component } from '../../__testUtils__/entities';
import {
  askedMetrics,
  cloudWatch,
  figures,
  forgetCalls,
  slow,
  sweep,
} from '../../__testUtils__/fakeAws';

const resources = {
  'gantry.dev/aws-resources':
    'arn:aws:lambda:us-east-1:111122223333:function:handler',
};
const handler = component('handler', resources);
const promising = component('handler', {
  ...resources,
  'gantry.dev/slo': 'availability=99.9%',
});
const firing = component('handler', {
  ...resources,
  'gantry.dev/cloudwatch-alarms': 'orders-*',
});
const usedUp =
  "Today's budget of $0.00003 for CloudWatch metrics of prod is used up; it resets at 00:00 UTC.";
/** Three metrics: one survey of one function, and no more. */
const metrics = { dailyBudget: 0.00003 };

beforeEach(() => {
  forgetCalls();
  sweep([slow]);
  cloudWatch.on(DescribeAlarmHistoryCommand).resolves({});
  figures({
    Invocations: { '2026-01-01T23:30:00Z': 9, '2026-01-02T00:00:00Z': 9 },
    Errors: { '2026-01-01T23:30:00Z': 0, '2026-01-02T00:00:00Z': 0 },
  });
});

describe('the budget of a day', () => {
  const pass = stopClock('2026-01-01T23:37:30Z');

  it('ends what costs money, and says so; alarms go on, and the next day it begins anew', async () => {
    const logger = mockServices.logger.mock();
    const store = new MemoryStore();
    const provider = createProvider({ metrics, store, logger });
    const surveyed = async (entity = handler) => {
      const [result] = await survey(provider, [entity]);
      return (result as any).reading;
    };
    const within = await surveyed();

    pass(16);
    const beyond = await surveyed();
    const alarming = await surveyed(firing);
    pass(10);
    const tomorrow = await surveyed();

    expect(within.status).toBe('ok');
    expect(beyond).toMatchObject({
      status: 'unknown',
      reason: `No data for Errors of function handler (${usedUp.slice(0, -1)}); no alarm can be judged`,
      details: {
        alarms: [
          {
            state: 'no-data',
            isDefault: true,
            reason: `No data for the default threshold: ${usedUp}`,
          },
        ],
      },
    });
    expect(alarming).toMatchObject({
      status: 'critical',
      reason: expect.stringMatching(/^orders-alb-latency-p95 is firing/),
    });
    expect(tomorrow.status).toBe('ok');
    expect(Object.fromEntries(store.spent)).toEqual({
      '2026-01-01 111122223333': 2,
      '2026-01-02 111122223333': 2,
    });
    expect(logger.warn.mock.calls).toEqual([
      [
        `${usedUp} Raise vitals.aws.metrics.dailyBudget, or lengthen vitals.aws.metrics.period. Alarms cost nothing of it.`,
      ],
    ]);
  });

  const inspect = (
    provider: ReturnType<typeof createProvider>,
    entity = handler,
  ) =>
    provider.inspect(
      provider.targets(entity)[0],
      {
        from: new Date('2026-01-01T20:00:00Z'),
        to: new Date('2026-01-01T23:35:00Z'),
      },
      new AbortController().signal,
    );

  it('is shared with inspections, which say what it keeps from them', async () => {
    const provider = createProvider({ metrics });

    const { charts, objectives, missing } = await inspect(provider, promising);

    expect(charts.flatMap(({ series }) => series)).toHaveLength(8);
    expect(
      charts
        .flatMap(({ series }) => series)
        .every(({ points }) => points.length === 0),
    ).toBe(true);
    expect(objectives).toMatchObject([
      {
        status: 'unknown',
        reason: `availability 99.9 % cannot be judged: ${usedUp}`,
      },
    ]);
    expect(missing).toEqual([
      {
        kind: 'throttled',
        message:
          "Inspections have used up their half of today's budget of $0.00003 for CloudWatch metrics of prod, the rest is kept for surveys; it resets at 00:00 UTC.",
        fix: 'Raise vitals.aws.metrics.dailyBudget. Readings go on.',
      },
      {
        kind: 'throttled',
        message: usedUp,
        fix: expect.stringContaining('vitals.aws.metrics.dailyBudget'),
      },
    ]);
  });

  it('keeps half for surveys, however many inspections there are', async () => {
    const store = new MemoryStore();
    // The charts of one function are 7 metrics: two inspections are within half of the budget.
    const provider = createProvider({
      store,
      metrics: { dailyBudget: 0.0003 },
    });

    const inspections = [
      await inspect(provider),
      await inspect(provider),
      await inspect(provider),
    ];
    const [result] = await survey(provider, [handler]);

    expect(inspections.map(({ missing }) => missing?.length)).toEqual([
      undefined,
      undefined,
      1,
    ]);
    expect(result).toMatchObject({ reading: { status: 'ok' } });
    expect(Object.fromEntries(store.spent)).toEqual({
      '2026-01-01 111122223333': 16,
    });
    expect([...store.inspected.values()]).toEqual([14]);
  });

  it('counts nothing for inspections that it cannot pay', async () => {
    const store = new MemoryStore();
    const provider = createProvider({
      store,
      metrics: { dailyBudget: 0.00014 },
    });
    const account = '111122223333';
    await store.spend(
      { day: '2026-01-01', account, metrics: 8, purpose: 'survey' },
      { all: 14, inspections: 7 },
    );

    const { missing } = await inspect(provider);

    expect(missing).toMatchObject([{ kind: 'throttled' }]);
    expect(Object.fromEntries(store.spent)).toEqual({
      '2026-01-01 111122223333': 8,
    });
    expect([...store.inspected.values()]).toEqual([0]);
  });

  it('may be nothing', async () => {
    const [result] = await survey(
      createProvider({ metrics: { dailyBudget: 0 } }),
      [handler],
    );

    expect(result).toMatchObject({ reading: { status: 'unknown' } });
    expect(askedMetrics()).toEqual([]);
  });

  it('is not spent where it cannot be counted', async () => {
    const store = new MemoryStore();
    store.spend = async () => {
      throw new Error('no database');
    };

    const [result] = await survey(createProvider({ store }), [handler]);

    expect(result).toMatchObject({
      reading: {
        status: 'unknown',
        reason: expect.stringContaining(
          'CloudWatch is not asked for metrics while the database that counts their cost fails: no database',
        ),
      },
    });
    expect(askedMetrics()).toEqual([]);
  });
});
