import { compareStatus } from '../../verdict';
import type { FailingEntity } from '../groupByCause';
import { Members, membersOf } from './Members';
import { beginningOf } from './beginningOf';
import { createNearest } from './createNearest';

/**
 * Milliseconds that something may begin to fail before what it fails for: alarms look at periods of different length,
 * and that of a database over three times five minutes fires later than that of a service over one.
 */
export const alarmSlack = 15 * 60_000;

export interface CauseChoice {
  id: number;
  /** Milliseconds since the epoch; not a number where it is unknown. */
  begin: number;
  /** Which of the roots it may be. */
  places: Members;
}

export interface CauseChoices {
  /** By id. */
  failing: readonly FailingEntity[];
  needs: readonly (readonly number[])[];
  /** Ids of those that fail for nothing else. */
  roots: readonly number[];
  choices: readonly CauseChoice[];
}

/**
 * By id: of its possible causes the one that began closest before it, then the worse, then the nearer, then the first
 * by name. None for one that began too early for any of them.
 */
export function likeliestCauses({
  failing,
  needs,
  roots,
  choices,
}: CauseChoices): Map<number, number> {
  const nearest = createNearest(needs);
  const causeOf = new Map<number, number>();
  for (const { ids, begin, places } of alike(choices)) {
    const best = mostLikely(
      begin,
      membersOf(places).map(place => roots[place]),
    );
    if (best.length === 1) {
      ids.forEach(id => causeOf.set(id, best[0]));
    } else if (best.length > 1) {
      best.sort((a, b) =>
        failing[a].entityRef < failing[b].entityRef ? -1 : 1,
      );
      nearest(ids, best).forEach((cause, id) => causeOf.set(id, cause));
    }
  }
  return causeOf;

  function mostLikely(begin: number, among: number[]): number[] {
    let best: number[] = [];
    let least = Infinity;
    for (const cause of among) {
      const delay = delayBetween(beginningOf(failing[cause]), begin);
      if (delay === undefined) {
        continue;
      }
      const order =
        best.length === 0 || delay !== least
          ? delay - least || -1
          : compareStatus(failing[cause], failing[best[0]]);
      if (order < 0) {
        best = [cause];
        least = delay;
      } else if (order === 0) {
        best.push(cause);
      }
    }
    return best;
  }
}

/** Milliseconds, more for what is less likely; undefined where the one began too early to fail for the other. */
function delayBetween(cause: number, begin: number): number | undefined {
  const delay = begin - cause;
  if (Number.isNaN(delay)) {
    return Infinity;
  }
  if (delay >= 0) {
    return delay;
  }
  // What began before is more likely than what began as long after.
  return delay < -alarmSlack ? undefined : alarmSlack - delay;
}

/** Those that choose alike together: after an outage there are many. */
function alike(choices: readonly CauseChoice[]) {
  const byPlaces = new Map<
    Members,
    Map<number, { ids: number[]; begin: number; places: Members }>
  >();
  for (const { id, begin, places } of choices) {
    const byBegin = byPlaces.get(places) ?? new Map();
    byPlaces.set(places, byBegin);
    const same = byBegin.get(begin) ?? { ids: [], begin, places };
    byBegin.set(begin, same);
    same.ids.push(id);
  }
  return [...byPlaces.values()].flatMap(byBegin => [...byBegin.values()]);
}
