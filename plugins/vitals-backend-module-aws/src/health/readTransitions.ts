import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
} from '@aws-sdk/client-cloudwatch';
import { AlarmTransition } from '@gantry/plugin-vitals-common';
import { TimeWindow } from '@gantry/plugin-vitals-node';
import limiterFactory from 'p-limit';
import { AlarmRecord } from './AlarmRecord';

const callsAtOnce = 4;
/** An alarm that flaps all day would fill any page; its newest changes tell the story. */
const mostPages = 3;

/** When the alarms changed their states, newest first. */
export async function readTransitions(
  client: CloudWatchClient,
  alarms: AlarmRecord[],
  window: TimeWindow,
  signal: AbortSignal,
): Promise<AlarmTransition[]> {
  const limit = limiterFactory(callsAtOnce);
  const histories = await Promise.all(
    alarms.map(({ name }) =>
      limit(() => readHistory(client, name, window, signal)),
    ),
  );
  return histories.flat().sort((a, b) => b.at.localeCompare(a.at));
}

async function readHistory(
  client: CloudWatchClient,
  name: string,
  window: TimeWindow,
  signal: AbortSignal,
): Promise<AlarmTransition[]> {
  const transitions: AlarmTransition[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.send(
      new DescribeAlarmHistoryCommand({
        AlarmName: name,
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        HistoryItemType: 'StateUpdate',
        StartDate: window.from,
        EndDate: window.to,
        ScanBy: 'TimestampDescending',
        MaxRecords: 100,
        NextToken: token,
      }),
      { abortSignal: signal },
    );
    for (const item of answer.AlarmHistoryItems ?? []) {
      if (item.Timestamp) {
        transitions.push({
          alarm: name,
          at: item.Timestamp.toISOString(),
          summary: item.HistorySummary ?? '',
        });
      }
    }
    token = answer.NextToken || undefined;
    if (!token) {
      break;
    }
  }
  return transitions;
}
