import {
  CloudWatchClient,
  DescribeAlarmsCommand,
} from '@aws-sdk/client-cloudwatch';
import { clockAhead } from '../clockAhead';
import { readPages } from '../readPages';
import { AlarmRecord, toAlarmRecord } from './AlarmRecord';

/** The most that CloudWatch answers at once. */
const pageSize = 100;

/** Reads all alarms of an account and region, metric and composite. */
export async function sweepAlarms(
  client: CloudWatchClient,
  signal: AbortSignal,
): Promise<AlarmRecord[]> {
  const alarms: AlarmRecord[] = [];
  const pages = readPages({
    ask: token =>
      client.send(
        new DescribeAlarmsCommand({
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
          MaxRecords: pageSize,
          NextToken: token,
        }),
        { abortSignal: signal },
      ),
    next: page => page.NextToken,
    complaint: 'CloudWatch answers the same page of alarms',
  });
  for await (const page of pages) {
    const seenAt = Date.now();
    for (const alarm of [
      ...(page.MetricAlarms ?? []),
      ...(page.CompositeAlarms ?? []),
    ]) {
      alarms.push(toAlarmRecord(alarm, seenAt, clockAhead(client)));
    }
  }
  return alarms;
}
