import { HealthInspection } from '@gantry/plugin-vitals-common';
import { TimeWindow } from '@gantry/plugin-vitals-node';
import { AlarmRecord } from './AlarmRecord';
import { CloudWatchRegion } from './CloudWatchRegion';
import { readSeries } from './readSeries';
import { readTransitions } from './readTransitions';

/** The metrics behind some alarms and the changes of their states over a window. */
export async function inspectAlarms(
  region: CloudWatchRegion,
  alarms: AlarmRecord[],
  window: TimeWindow,
  signal: AbortSignal,
): Promise<HealthInspection> {
  const { client } = region;
  const [series, transitions] = await Promise.all([
    readSeries(client, alarms, window, signal).catch(error => {
      throw region.failed(error, 'CloudWatch', 'cloudwatch:GetMetricData');
    }),
    readTransitions(client, alarms, window, signal).catch(error => {
      throw region.failed(
        error,
        'CloudWatch',
        'cloudwatch:DescribeAlarmHistory',
      );
    }),
  ]);
  return { series, transitions };
}
