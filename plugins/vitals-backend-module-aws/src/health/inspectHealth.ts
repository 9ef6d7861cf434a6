import {
  Failure,
  HealthInspection,
  maximumListedAlarms,
} from '@gantry/plugin-vitals-common';
import { TimeWindow, UpstreamError } from '@gantry/plugin-vitals-node';
import { CloudWatchRegion } from './CloudWatchRegion';
import { Match } from './matchTarget';
import { firingPeriods, transitionsOf } from './alarms/firingPeriods';
import { AlarmHistory, readHistory } from './alarms/readHistory';
import { worstFirst } from './alarms/worstFirst';
import { failuresOf } from './metrics/failuresOf';
import { queryKey } from './metrics/MetricQuery';
import { drawCharts, queriesOf } from './signals/ChartPlan';
import { addAlarmCharts } from './signals/addAlarmCharts';
import { chartsOfAlarm } from './signals/chartsOfAlarm';
import { crossedPeriods } from './signals/crossedPeriods';
import { Subject } from './signals/findSubjects';
import { planSignals } from './signals/planSignals';
import { AlarmTarget } from './targets/AlarmTarget';

/** More would make a page that nobody reads, and a bill that somebody must. */
const mostCharted = 10;

/**
 * The golden signals of resources, what alarms watch and when they were firing, over a window; of at most as
 * many alarms as a reading lists. Either stands without the other; what is missing is said.
 *
 * @throws UpstreamError when neither can be read
 */
export async function inspectHealth(
  region: CloudWatchRegion,
  target: AlarmTarget,
  { alarms, subjects: all }: Match,
  window: TimeWindow,
  signal: AbortSignal,
): Promise<HealthInspection> {
  const listed = worstFirst(alarms).slice(0, maximumListedAlarms);
  const { subjects, omitted } = cut(all);
  const signals = subjects.flatMap(subject =>
    planSignals(subject, target.objectives, alarms),
  );
  const plans = addAlarmCharts(signals, listed, all);
  const queries = plans.flatMap(plan => queriesOf(plan, window));
  const [outcomes, history] = await Promise.all([
    region.metrics.read(queries, window, signal),
    readHistories(region, listed, window, signal),
  ]);
  const failures = failuresOf(queries, outcomes, region.source);
  const missing = [...failures, ...history.missing];
  const isAnswered = queries.some(
    query => 'points' in outcomes.get(queryKey(query))!,
  );
  if (queries.length > 0 && !isAnswered && history.missing.length > 0) {
    throw new UpstreamError(missing[0]);
  }
  return {
    charts: drawCharts(plans, window, outcomes),
    firing: [
      ...firingPeriods(history.known, window, alarm =>
        chartsOfAlarm(alarm, plans),
      ),
      ...crossedPeriods(plans, window, outcomes),
    ].sort((a, b) => a.from.localeCompare(b.from)),
    transitions: transitionsOf(history.known, window),
    missing: missing.length > 0 ? missing : undefined,
    ...(omitted.length > 0 && { omitted }),
  };
}

/** What is drawn of the resources, and what is not, in a sentence each. */
function cut(all: Subject[]): { subjects: Subject[]; omitted: string[] } {
  const omitted: string[] = [];
  const rest = all.length - mostCharted;
  if (rest > 0) {
    omitted.push(
      `${rest} more ${rest === 1 ? 'resource has' : 'resources have'} no charts, which would cost too much: those of the ${mostCharted} nearest to users are drawn. All are judged.`,
    );
  }
  const subjects = all.slice(0, mostCharted).map(subject => {
    const { members, title } = subject;
    const more = (members?.length ?? 0) - mostCharted;
    if (more <= 0) {
      return subject;
    }
    omitted.push(
      `${more} more ${more === 1 ? 'node' : 'nodes'} of ${title} ${more === 1 ? 'is' : 'are'} not drawn, which would cost too much: the first ${mostCharted} are.`,
    );
    return { ...subject, members: members?.slice(0, mostCharted) };
  });
  return { subjects, omitted };
}

/** What of the alarms' histories can be known: without them, their states of now. */
async function readHistories(
  region: CloudWatchRegion,
  alarms: Match['alarms'],
  window: TimeWindow,
  signal: AbortSignal,
): Promise<{ known: AlarmHistory[]; missing: Failure[] }> {
  try {
    const known = await readHistory(region.client, alarms, window.from, signal);
    return { known, missing: [] };
  } catch (error) {
    signal.throwIfAborted();
    const { failure } = region.failed(
      error,
      'CloudWatch',
      'cloudwatch:DescribeAlarmHistory',
    );
    return {
      known: alarms.map(alarm => ({ alarm, changes: [], isCut: false })),
      missing: [failure],
    };
  }
}
