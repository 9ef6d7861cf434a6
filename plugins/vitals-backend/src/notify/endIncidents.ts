import { Notice } from '@gantry/plugin-vitals-node';
import type { DecideOptions } from './decideNotices';
import { OpenIncident } from './Incidents';
import { Watch, isWellAgain } from './Watch';

/** Ends the incidents of which all entities are well again, or have left the catalog. */
export function endIncidents(
  incidents: readonly OpenIncident[],
  watches: ReadonlyMap<string, Watch>,
  options: DecideOptions,
): { open: OpenIncident[]; closed: string[]; notices: Notice[] } {
  const { view, writer, now } = options;
  const open: OpenIncident[] = [];
  const closed: string[] = [];
  const notices: Notice[] = [];
  for (const incident of incidents) {
    // What is not watched has no verdict: nobody can say that it is well.
    const left = incident.entityRefs.flatMap(ref => watches.get(ref) ?? []);
    if (!left.every(each => isOver(each, options))) {
      open.push(incident);
      continue;
    }
    closed.push(incident.id);
    // What has changed hands is not for those any more who were told of it.
    const own = left.filter(
      ({ entityRef }) => view.ownerOf(entityRef) === incident.ownerRef,
    );
    if (own.length > 0) {
      notices.push(writer.resolved(incident, own, now));
    }
  }
  return { open, closed, notices };
}

/** Whether it has been well for long enough. */
export function isOver(
  watch: Watch,
  { view, settings, now }: Pick<DecideOptions, 'view' | 'settings' | 'now'>,
): boolean {
  return isWellAgain(watch, now, {
    resolvedAfter: settings.resolvedAfter,
    isFlapping: view.isFlapping(watch.entityRef),
  });
}
