import {
  AlarmHistoryItem,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { createProvider, survey } from '../__testUtils__/createProvider';
import {
  alarm,
  alarmsOf,
  cloudWatch,
  forgetCalls,
  orders,
  since,
  slow,
  sweep,
} from '../__testUtils__/fakeAws';

const change = (
  Timestamp: Date,
  oldState: string,
  newState: string,
): AlarmHistoryItem => ({
  Timestamp,
  HistorySummary: `Alarm updated from ${oldState} to ${newState}`,
  HistoryData: JSON.stringify({
    version: '1.0',
    oldState: { stateValue: oldState },
    newState: { stateValue: newState },
  }),
});

beforeEach(forgetCalls);

describe('an inspection', () => {
  const window = {
    from: new Date('2026-01-01T09:00:00Z'),
    to: new Date('2026-01-01T12:00:00Z'),
  };

  it('draws each metric once, with its threshold, and tells the history', async () => {
    const twin = { ...slow, AlarmName: 'orders-twin', ActionsEnabled: false };
    const time = new Date('2026-01-01T10:00:00Z');
    const later = new Date('2026-01-01T10:01:00Z');
    sweep([slow, twin, alarm('orders-c', { ExtendedStatistic: 'p50' })]);
    cloudWatch
      .on(GetMetricDataCommand, { NextToken: undefined })
      .resolves({
        MetricDataResults: [
          { Id: 'm0', Timestamps: [later], Values: [2] },
          { Id: 'm1', Timestamps: [], Values: [] },
        ],
        NextToken: '2',
      })
      .on(GetMetricDataCommand, { NextToken: '2' })
      .resolves({
        MetricDataResults: [{ Id: 'm0', Timestamps: [time], Values: [1] }],
      })
      .on(DescribeAlarmHistoryCommand)
      .resolves({})
      .on(DescribeAlarmHistoryCommand, { AlarmName: slow.AlarmName })
      .resolves({
        AlarmHistoryItems: [
          change(later, 'OK', 'ALARM'),
          change(time, 'ALARM', 'OK'),
        ],
      });
    const provider = createProvider();
    const [target] = provider.targets(orders);

    const inspection = await provider.inspect(
      target,
      window,
      new AbortController().signal,
    );

    expect(inspection.charts).toEqual([
      {
        id: expect.stringContaining('TargetResponseTime'),
        title: 'TargetResponseTime',
        signal: 'latency',
        subject: 'app/shop/1',
        unit: 'Seconds',
        // Of so long ago CloudWatch keeps hours alone.
        step: 3_600_000,
        series: [
          {
            name: 'p95',
            points: [
              [time.getTime(), 1],
              [later.getTime(), 2],
            ],
          },
          { name: 'p50', points: [] },
        ],
        lines: ['orders-alb-latency-p95', 'orders-twin', 'orders-c'].map(
          label => ({ label, value: 0.5, kind: 'threshold' }),
        ),
      },
    ]);
    expect(inspection.transitions).toMatchObject([
      { alarm: slow.AlarmName, to: 'firing', at: later.toISOString() },
      { alarm: slow.AlarmName, to: 'quiet', at: time.toISOString() },
    ]);
    const charts = [expect.stringContaining('TargetResponseTime')];
    // It was firing before, and its twin, of which no history is known, since 11:00.
    expect(inspection.firing).toEqual([
      {
        alarm: slow.AlarmName,
        from: window.from.toISOString(),
        to: time.toISOString(),
        charts,
      },
      { alarm: slow.AlarmName, from: later.toISOString(), charts },
      {
        alarm: 'orders-twin',
        // It is muted.
        severity: 'warning',
        from: '2026-01-01T11:00:00.000Z',
        charts,
      },
    ]);
  });

  it('is bounded: twenty alarms, those that fire first, in one call', async () => {
    sweep([
      ...Array.from({ length: 100 }, (_, i) =>
        alarm(`orders-${i}`, { Namespace: `N${i}` }),
      ),
      { ...slow, AlarmName: 'orders-zzz' },
    ]);
    cloudWatch
      .on(GetMetricDataCommand)
      .resolves({})
      .on(DescribeAlarmHistoryCommand)
      .resolves({});
    const provider = createProvider();

    const { charts } = await provider.inspect(
      provider.targets(orders)[0],
      window,
      new AbortController().signal,
    );

    expect(charts).toHaveLength(20);
    expect(charts[0].lines[0].label).toBe('orders-zzz');
    expect(cloudWatch.commandCalls(GetMetricDataCommand)).toHaveLength(1);
    expect(
      cloudWatch
        .commandCalls(DescribeAlarmHistoryCommand)
        .map(({ args }) => args[0].input.AlarmName),
    ).toEqual(expect.arrayContaining(['orders-zzz']));
    expect(cloudWatch.commandCalls(DescribeAlarmHistoryCommand)).toHaveLength(
      20,
    );
  });

  it('says which series CloudWatch did not answer', async () => {
    sweep([slow, alarm('orders-b', { ExtendedStatistic: 'p50' })]);
    cloudWatch
      .on(GetMetricDataCommand)
      .resolves({
        MetricDataResults: [
          { Id: 'm0', StatusCode: 'InternalError' },
          { Id: 'm1', StatusCode: 'Forbidden' },
        ],
      })
      .on(DescribeAlarmHistoryCommand)
      .resolves({});
    const provider = createProvider();

    const { missing } = await provider.inspect(
      provider.targets(orders)[0],
      window,
      new AbortController().signal,
    );

    expect(missing).toEqual([
      {
        kind: 'unreachable',
        message:
          'CloudWatch of prod in us-east-1 did not answer p95 of TargetResponseTime (InternalError).',
      },
      {
        kind: 'denied',
        message:
          'CloudWatch of prod in us-east-1 did not answer p50 of TargetResponseTime (Forbidden).',
      },
    ]);
  });

  it('shares one sweep with others, though one of them gives up', async () => {
    let answer: () => void = () => {};
    cloudWatch
      .on(DescribeAlarmsCommand)
      .callsFake(
        () =>
          new Promise(resolve => {
            answer = () => resolve({ MetricAlarms: [slow, alarm('carts-a')] });
          }),
      )
      .on(GetMetricDataCommand)
      .resolves({})
      .on(DescribeAlarmHistoryCommand)
      .resolves({});
    const provider = createProvider();
    const impatient = new AbortController();
    const inspect = (name: string, signal: AbortSignal) =>
      provider.inspect(provider.targets(alarmsOf(name))[0], window, signal);

    const first = inspect('orders', impatient.signal);
    const second = inspect('carts', new AbortController().signal);
    impatient.abort();

    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    answer();
    expect((await second).charts).toHaveLength(1);
    expect(cloudWatch.commandCalls(DescribeAlarmsCommand)).toHaveLength(1);
  });

  it('uses the alarms of the last survey, and says which part is missing', async () => {
    sweep([slow]);
    const throttle = Object.assign(new Error(), { name: 'Throttling' });
    cloudWatch
      .on(GetMetricDataCommand)
      .rejects(throttle)
      .on(DescribeAlarmHistoryCommand)
      .resolvesOnce({})
      .rejects(throttle);
    const provider = createProvider();
    await survey(provider, [orders]);
    const inspect = () =>
      provider.inspect(
        provider.targets(orders)[0],
        window,
        new AbortController().signal,
      );

    const part = await inspect();

    expect(part).toMatchObject({
      charts: [{ title: 'TargetResponseTime', series: [{ points: [] }] }],
      firing: [{ alarm: slow.AlarmName, from: since.toISOString() }],
      transitions: [],
      missing: [expect.objectContaining({ kind: 'throttled' })],
    });
    await expect(inspect()).rejects.toMatchObject({
      failure: { kind: 'throttled' },
    });
    expect(cloudWatch.commandCalls(DescribeAlarmsCommand)).toHaveLength(1);
  });
});
