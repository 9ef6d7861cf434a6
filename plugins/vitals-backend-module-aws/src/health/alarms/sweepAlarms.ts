import {
  CloudWatchClient,
  DescribeAlarmsCommand,
} from '@aws-sdk/client-cloudwatch';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { clockAhead } from '../clockAhead';
import { AlarmRecord, toAlarmRecord } from './AlarmRecord';

/** The most that CloudWatch answers at once. */
const pageSize = 100;

/** Reads all alarms of an account and region, metric and composite. */
export async function sweepAlarms(
  client: CloudWatchClient,
  signal: AbortSignal,
): Promise<AlarmRecord[]> {
  const alarms: AlarmRecord[] = [];
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    const page = await client.send(
      new DescribeAlarmsCommand({
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        MaxRecords: pageSize,
        NextToken: token,
      }),
      { abortSignal: signal },
    );
    const seenAt = Date.now();
    for (const alarm of [
      ...(page.MetricAlarms ?? []),
      ...(page.CompositeAlarms ?? []),
    ]) {
      alarms.push(toAlarmRecord(alarm, seenAt, clockAhead(client)));
    }
    token = page.NextToken || undefined;
    if (token && tokens.has(token)) {
      throw new UpstreamError({
        kind: 'malformed',
        message: 'CloudWatch answers the same page of alarms again and again.',
      });
    }
    tokens.add(token ?? '');
  } while (token);
  return alarms;
}
