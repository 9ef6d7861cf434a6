import { z } from 'zod';
import { Alarm } from '../../estate/Estate';
import { AlarmState } from '../../estate/AlarmState';
import { pageOf } from '../../protocols/pageToken';
import { Operation } from '../AwsService';
import { parseInput } from '../parseInput';
import { invalidNextToken } from './errors';
import { stateReasonData } from './stateReasonData';

const describeAlarmHistoryInput = z.object({
  AlarmName: z.string().min(1).max(255).optional(),
  AlarmTypes: z.array(z.string()).optional(),
  HistoryItemType: z
    .enum(['ConfigurationUpdate', 'StateUpdate', 'Action'])
    .optional(),
  StartDate: z.number().optional(),
  EndDate: z.number().optional(),
  MaxRecords: z.number().int().min(1).max(100).default(50),
  NextToken: z.string().optional(),
  ScanBy: z
    .enum(['TimestampDescending', 'TimestampAscending'])
    .default('TimestampDescending'),
});

interface HistoryItem {
  type: string;
  alarm: Alarm;
  at: number;
  summary: string;
  data: unknown;
}

function itemsOf(alarm: Alarm, states: readonly AlarmState[]): HistoryItem[] {
  const describe = (state: AlarmState) => ({
    stateValue: state.value,
    stateReason: state.reason,
    stateReasonData:
      JSON.parse(stateReasonData(alarm, state) ?? 'null') ?? undefined,
  });
  const created: HistoryItem = {
    type: 'ConfigurationUpdate',
    alarm,
    at: alarm.createdAt,
    summary: `Alarm "${alarm.name}" created`,
    data: { version: '1.0', type: 'Create' },
  };
  const updates = states.slice(1).map((state, index) => ({
    type: 'StateUpdate',
    alarm,
    at: state.at,
    summary: `Alarm updated from ${states[index].value} to ${state.value}`,
    data: {
      version: '1.0',
      oldState: describe(states[index]),
      newState: describe(state),
    },
  }));
  return [created, ...updates];
}

/** What happened to the alarms of a region. CloudWatch keeps thirty days of it; so does the lab. */
export const describeAlarmHistory: Operation = (
  raw,
  { estate, now, region },
) => {
  const { NextToken, MaxRecords, ...filters } = parseInput(
    describeAlarmHistoryInput,
    raw,
  );
  const from = Math.max(
    (filters.StartDate ?? 0) * 1000,
    now - 30 * 24 * 3600_000,
  );
  const to = (filters.EndDate ?? Infinity) * 1000;
  const metricAlarms = filters.AlarmTypes?.includes('MetricAlarm') ?? true;
  const descending = filters.ScanBy === 'TimestampDescending';

  const keyed = (metricAlarms ? estate.alarms(region) : [])
    .filter(({ name }) => !filters.AlarmName || name === filters.AlarmName)
    .flatMap(alarm => itemsOf(alarm, estate.timeline(alarm, now)))
    .filter(
      ({ type }) =>
        !filters.HistoryItemType || type === filters.HistoryItemType,
    )
    .filter(({ at }) => at >= from && at <= to)
    .map(item => {
      const time = descending ? Number.MAX_SAFE_INTEGER - item.at : item.at;
      const key = `${String(time).padStart(16, '0')}/${item.alarm.name}`;
      return { item, key };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));

  const page = pageOf(keyed, {
    key: ({ key }) => key,
    limit: MaxRecords,
    token: NextToken,
    request: { region, ...filters },
    invalidToken: invalidNextToken,
  });
  return {
    AlarmHistoryItems: page.items.map(({ item }) => ({
      AlarmName: item.alarm.name,
      AlarmType: 'MetricAlarm',
      Timestamp: new Date(item.at),
      HistoryItemType: item.type,
      HistorySummary: item.summary,
      HistoryData: JSON.stringify(item.data),
    })),
    NextToken: page.nextToken,
  };
};
