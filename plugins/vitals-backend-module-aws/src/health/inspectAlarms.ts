import { HealthInspection } from '@gantry/plugin-vitals-common';
import { TimeWindow, UpstreamError } from '@gantry/plugin-vitals-node';
import { AlarmRecord } from './AlarmRecord';
import { CloudWatchRegion } from './CloudWatchRegion';
import { readSeries } from './readSeries';
import { readTransitions } from './readTransitions';

/**
 * The metrics behind some alarms and the changes of their states over a window. Either stands without the
 * other; what is missing is said.
 *
 * @throws UpstreamError when neither can be read
 */
export async function inspectAlarms(
  region: CloudWatchRegion,
  alarms: AlarmRecord[],
  window: TimeWindow,
  signal: AbortSignal,
): Promise<HealthInspection> {
  const { client } = region;
  const [series, transitions] = await Promise.allSettled([
    readSeries(client, alarms, window, signal),
    readTransitions(client, alarms, window, signal),
  ]);
  const failures = [
    ...failed(region, series, 'cloudwatch:GetMetricData'),
    ...failed(region, transitions, 'cloudwatch:DescribeAlarmHistory'),
  ];
  if (failures.length === 2) {
    throw failures[0];
  }
  return {
    series: series.status === 'fulfilled' ? series.value : [],
    transitions: transitions.status === 'fulfilled' ? transitions.value : [],
    missing:
      failures.length > 0 ? failures.map(({ failure }) => failure) : undefined,
  };
}

function failed(
  region: CloudWatchRegion,
  outcome: PromiseSettledResult<unknown>,
  action: string,
): UpstreamError[] {
  return outcome.status === 'rejected'
    ? [region.failed(outcome.reason, 'CloudWatch', action)]
    : [];
}
