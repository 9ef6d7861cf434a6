import { FleetView } from './FleetView';
import { NoticeChanges, NoticeMemory } from './Incidents';
import { NoticeSettings } from './NoticeSettings';
import { NoticeWriter } from './NoticeWriter';
import { Watch } from './Watch';
import { endIncidents, isOver } from './endIncidents';
import { toWatchRow } from './rows';
import { takeOver } from './takeOver';
import { tellIncidents } from './tellIncidents';
import { watchFleet } from './watchFleet';

export interface DecideOptions {
  view: FleetView;
  settings: NoticeSettings;
  writer: NoticeWriter;
  /** ISO 8601. */
  now: string;
  /** Called for what fails and has no owner that could be told. */
  onNobody: (entityRef: string, ownerRef: string | undefined) => void;
}

/**
 * Compares the fleet with what has been told. One incident is what one owner is told of entities that fail for one
 * cause: a notice when the first of them has failed for long enough, one when it has become worse, and one when all
 * are well. What joins it later is not told of before it is worse, or over; what is well leaves it.
 */
export function decideNotices(
  memory: NoticeMemory,
  options: DecideOptions,
): NoticeChanges {
  const { beganAt } = memory;
  const watches = watchFleet(memory.watches, { ...options, beganAt });
  const ended = endIncidents(memory.incidents, watches, options);
  const open = takeOver(ended.open, watches, memory, options);
  const told = tellIncidents(open, watches, options);

  const ofIncidents = new Set(
    told.incidents.flatMap(({ entityRefs }) => entityRefs),
  );
  for (const [entityRef, watch] of watches) {
    if (!ofIncidents.has(entityRef) && isOver(watch, options)) {
      watches.delete(entityRef);
    }
  }
  return {
    watches: [...watches.values()].filter(
      each => !isSame(memory.watches.get(each.entityRef), each),
    ),
    unwatched: [...memory.watches.keys()].filter(ref => !watches.has(ref)),
    incidents: told.incidents.filter(each => !memory.incidents.includes(each)),
    closed: ended.closed.map(({ id }) => id),
    notices: [...ended.notices, ...told.notices],
  };
}

function isSame(before: Watch | undefined, after: Watch): boolean {
  return (
    before !== undefined &&
    JSON.stringify(toWatchRow(before)) === JSON.stringify(toWatchRow(after))
  );
}
