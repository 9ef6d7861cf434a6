import {
  Objective,
  ObjectiveState,
  Tallies,
  Tally,
  judgeObjective,
  objectiveTitle,
} from '@gantry/plugin-vitals-common';
import { DurationFigures, ProfileFigures, TallyWindow } from './Figures';
import { boundIn, mostBounds } from './readBuckets';
import { rounded } from './words';

const windows: TallyWindow[] = ['5m', '30m', '1h', '6h', '3d', '30d'];

/**
 * How the promises of an entity stand.
 *
 * @param figures - of the profile that knows the entity; undefined where none does
 * @param failure - why figures are missing
 */
export function judgeObjectives(
  objectives: Objective[],
  figures: ProfileFigures | undefined,
  key: string,
  failure: string | undefined,
): ObjectiveState[] {
  return objectives.map(objective => {
    const state = figures
      ? judge(objective, figures, key)
      : unknown(objective, 'no requests are counted under its labels');
    // What could not be read explains more than that it is missing.
    return state.status === 'unknown' && failure
      ? {
          ...state,
          reason: `${objectiveTitle(objective)} cannot be judged: ${failure}`,
        }
      : state;
  });
}

function judge(
  objective: Objective,
  figures: ProfileFigures,
  key: string,
): ObjectiveState {
  if (objective.indicator === 'availability') {
    return judgeObjective(
      objective,
      toTallies(window => availabilityOf(figures, key, window)),
    );
  }
  const duration = figures.durations.find(({ windows: read }) =>
    windows.some(window => read[window]?.has(key)),
  );
  if (!duration) {
    return unknown(objective, 'no histogram of durations has its labels');
  }
  if (duration.asked?.has(objective.milliseconds) === false) {
    return unknown(
      objective,
      `more than ${mostBounds} different times are promised, and ${objective.milliseconds} ms is among those that are not asked for`,
    );
  }
  const bound = boundIn(figures.profile, objective.milliseconds);
  const hasBucket = windows.some(window =>
    duration.windows[window]?.get(key)?.has(bound),
  );
  if (!hasBucket) {
    return unknown(objective, noBucket(duration, figures, key, objective));
  }
  return judgeObjective(
    objective,
    toTallies(window => latencyOf(duration, key, bound, window)),
  );
}

function toTallies(
  tallyOf: (window: TallyWindow) => Tally | undefined,
): Tallies {
  return {
    windows: {
      '5m': tallyOf('5m'),
      '30m': tallyOf('30m'),
      '1h': tallyOf('1h'),
      '6h': tallyOf('6h'),
      '3d': tallyOf('3d'),
    },
    budget: tallyOf('30d'),
  };
}

/** Errors that were never counted are none, as long as they were looked for. */
function availabilityOf(
  { counted }: ProfileFigures,
  key: string,
  window: TallyWindow,
): Tally | undefined {
  const total = counted[window]?.total.get(key);
  const errors = counted[window]?.bad;
  return total === undefined || !errors
    ? undefined
    : { total, bad: Math.min(errors.get(key) ?? 0, total) };
}

function latencyOf(
  { windows: read }: DurationFigures,
  key: string,
  bound: number,
  window: TallyWindow,
): Tally | undefined {
  const buckets = read[window]?.get(key);
  const total = buckets?.get(Infinity);
  const good = buckets?.get(bound);
  return total === undefined || good === undefined
    ? undefined
    : { total, bad: Math.max(total - good, 0) };
}

function noBucket(
  { duration, bounds }: DurationFigures,
  { profile }: ProfileFigures,
  key: string,
  { milliseconds }: Extract<Objective, { indicator: 'latency' }>,
): string {
  const unit = profile.durationUnit === 'seconds' ? 1000 : 1;
  const [nearest] = (bounds?.get(key) ?? [])
    .filter(Number.isFinite)
    .map(bound => bound * unit)
    .sort((a, b) => Math.abs(a - milliseconds) - Math.abs(b - milliseconds));
  const hint =
    nearest === undefined ? '' : `; the nearest is at ${rounded(nearest)} ms`;
  return `${duration} has no bucket at ${milliseconds} ms${hint}`;
}

function unknown(objective: Objective, why: string): ObjectiveState {
  const title = objectiveTitle(objective);
  return {
    objective,
    title,
    status: 'unknown',
    reason: `${title} cannot be judged: ${why}`,
    burn: {},
  };
}
