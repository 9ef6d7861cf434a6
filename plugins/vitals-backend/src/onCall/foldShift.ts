import {
  HandoverEntry,
  Status,
  compareStatus,
} from '@gantry/plugin-vitals-common';
import { ShiftSeries, TransitionId } from '../store';

/** What became of one vital of one entity. */
export type Fate = Pick<
  HandoverEntry,
  'status' | 'from' | 'until' | 'changes'
> & {
  /** The one that tells the reason of the status; absent where that is forgotten. */
  transition?: TransitionId;
  /** Where it is known without that. */
  reason?: string;
};

interface State {
  status: Status;
  transition?: TransitionId;
}

/**
 * Folds what all sources said of one vital of one entity in a shift.
 *
 * @param isTrouble - which statuses are worth telling
 * @returns undefined where there was none
 */
export function foldShift(
  sources: ShiftSeries[],
  isTrouble: (status: Status) => boolean,
): Fate | undefined {
  const states: (State | undefined)[] = sources.map(({ before }) => before);
  const events = sources
    .flatMap(({ changes }, source) =>
      changes.map(change => ({ ...change, source })),
    )
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));

  let now = worstOf(states);
  let worst = now && isTrouble(now.status) ? now : undefined;
  let from = worst && beginningOf(sources, isTrouble);
  let until: string | undefined;
  let changes = 0;
  for (const { source, to: status, transition, at } of events) {
    const before = now;
    states[source] = { status, transition };
    now = worstOf(states)!;
    changes += before && before.status !== now.status ? 1 : 0;
    const wasTrouble = !!before && isTrouble(before.status);
    if (!isTrouble(now.status)) {
      until = wasTrouble ? at : until;
      continue;
    }
    until = undefined;
    from = worst ? from : at;
    if (!worst || compareStatus(now, worst) < 0) {
      worst = now;
    }
  }
  const { status, transition } = worst ?? {};
  return status && { status, transition, from, until, changes };
}

function worstOf(states: (State | undefined)[]): State | undefined {
  return states.filter(state => !!state).sort(compareStatus)[0];
}

/** When the first of those began that were in trouble already; undefined where that is forgotten of any. */
function beginningOf(
  sources: ShiftSeries[],
  isTrouble: (status: Status) => boolean,
): string | undefined {
  const times = sources
    .filter(({ before }) => before && isTrouble(before.status))
    .map(({ before }) => before!.since);
  return times.includes(undefined) ? undefined : times.sort()[0];
}
