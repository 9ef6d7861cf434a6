import {
  Failure,
  HealthInspection,
  maximumListedAlarms,
} from '@gantry/plugin-vitals-common';
import { TimeWindow, UpstreamError } from '@gantry/plugin-vitals-node';
import { AlarmRecord } from './AlarmRecord';
import { CloudWatchRegion } from './CloudWatchRegion';
import { SeriesAnswer, readSeries } from './readSeries';
import { readTransitions } from './readTransitions';
import { worstFirst } from './worstFirst';

/**
 * The metrics behind some alarms and the changes of their states over a window, of at most as many alarms
 * as a reading lists. Either stands without the other; what is missing is said.
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
  const listed = worstFirst(alarms).slice(0, maximumListedAlarms);
  const [series, transitions] = await Promise.allSettled([
    readSeries(client, listed, window, signal),
    readTransitions(client, listed, window, signal),
  ]);
  const failures = [
    ...failed(region, series, 'cloudwatch:GetMetricData'),
    ...failed(region, transitions, 'cloudwatch:DescribeAlarmHistory'),
  ];
  if (failures.length === 2) {
    throw failures[0];
  }
  const missing = [
    ...failures.map(({ failure }) => failure),
    ...(series.status === 'fulfilled' ? refusals(region, series.value) : []),
  ];
  return {
    series: series.status === 'fulfilled' ? series.value.series : [],
    transitions: transitions.status === 'fulfilled' ? transitions.value : [],
    missing: missing.length > 0 ? missing : undefined,
  };
}

/** CloudWatch may answer a call and yet not each of its questions. */
function refusals(
  { source }: CloudWatchRegion,
  { refused }: SeriesAnswer,
): Failure[] {
  return [...refused].map(([code, names]) => ({
    kind: code === 'Forbidden' ? 'denied' : 'unreachable',
    message: `CloudWatch of ${source.account.name} in ${source.region} did not answer ${names.join(', ')} (${code}).`,
  }));
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
