import type { DecideOptions } from './decideNotices';
import { NoticeMemory, OpenIncident } from './Incidents';
import { Watch } from './Watch';
import { beforeFirstLook } from './beforeFirstLook';
import { tellIncidents } from './tellIncidents';

/** In milliseconds. Until then a first survey has been heard of, which tells how long some things have lasted. */
const settling = 10 * 60_000;

/**
 * Opens incidents without a word for what was due long before the first look: nobody wants to hear at once of all
 * that has failed for weeks.
 */
export function takeOver(
  open: readonly OpenIncident[],
  watches: ReadonlyMap<string, Watch>,
  memory: NoticeMemory,
  options: DecideOptions,
): OpenIncident[] {
  const { beganAt } = memory;
  const { now, view } = options;
  if (Date.parse(now) - Date.parse(beganAt) > settling) {
    return [...open];
  }
  const fresh = new Map(
    [...watches].filter(
      ([ref]) =>
        !memory.watches.get(ref)?.failingSince &&
        // It comes and goes by now, however long it has.
        !view.isFlapping(ref),
    ),
  );
  const { incidents } = tellIncidents(open, fresh, {
    ...options,
    now: beforeFirstLook(beganAt),
  });
  const before = new Map(open.map(each => [each.id, each]));
  return incidents.map(each => {
    const same = before.get(each.id);
    if (same === each) {
      return each;
    }
    return same
      ? { ...each, isQuiet: same.isQuiet }
      : { ...each, openedAt: now, isQuiet: true };
  });
}
