import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
} from '@aws-sdk/client-cloudwatch';
import limiterFactory from 'p-limit';
import { clockAhead } from '../clockAhead';
import { AlarmChange, toAlarmChange } from './AlarmChange';
import { AlarmRecord } from './AlarmRecord';

const callsAtOnce = 4;
/** An alarm that flaps all day would fill any page; its newest changes tell the story. */
const mostPages = 3;

/** What is known of an alarm's changes. */
export interface AlarmHistory {
  alarm: AlarmRecord;
  /** Oldest first, up to now. */
  changes: AlarmChange[];
  /** Whether there were older ones since the time that was asked for. */
  isCut: boolean;
}

/** When the alarms changed their states, from a time up to now. */
export async function readHistory(
  client: CloudWatchClient,
  alarms: AlarmRecord[],
  from: Date,
  signal: AbortSignal,
): Promise<AlarmHistory[]> {
  const limit = limiterFactory(callsAtOnce);
  return Promise.all(
    alarms.map(alarm => limit(() => readOne(client, alarm, from, signal))),
  );
}

async function readOne(
  client: CloudWatchClient,
  alarm: AlarmRecord,
  from: Date,
  signal: AbortSignal,
): Promise<AlarmHistory> {
  const changes: AlarmChange[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.send(
      new DescribeAlarmHistoryCommand({
        AlarmName: alarm.name,
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        HistoryItemType: 'StateUpdate',
        StartDate: new Date(from.getTime() + clockAhead(client)),
        ScanBy: 'TimestampDescending',
        MaxRecords: 100,
        NextToken: token,
      }),
      { abortSignal: signal },
    );
    for (const item of answer.AlarmHistoryItems ?? []) {
      const change = toAlarmChange(alarm.name, item);
      if (change) {
        changes.push({ ...change, at: change.at - clockAhead(client) });
      }
    }
    token = answer.NextToken || undefined;
    if (!token) {
      break;
    }
  }
  changes.sort((a, b) => a.at - b.at);
  return { alarm, changes, isCut: token !== undefined };
}
