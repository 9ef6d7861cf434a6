import { Notice } from '@gantry/plugin-vitals-node';
import type { DecideOptions } from './decideNotices';
import { easeIncident } from './easeIncident';
import { OpenIncident, Recovery } from './Incidents';
import { Watch, hasSettled } from './Watch';

/**
 * Lets go of what is well again, has left the catalog or has changed hands, and ends the incidents that have nothing
 * left.
 */
export function endIncidents(
  incidents: readonly OpenIncident[],
  watches: ReadonlyMap<string, Watch>,
  options: DecideOptions,
): { open: OpenIncident[]; closed: OpenIncident[]; notices: Notice[] } {
  const { writer, now } = options;
  const all = incidents.map(each =>
    easeIncident(letGo(each, watches, options), watches, options),
  );
  const open = all.filter(({ entityRefs }) => entityRefs.length > 0);
  const closed = all.filter(({ entityRefs }) => entityRefs.length === 0);
  const notices = closed
    .filter(({ isQuiet }) => !isQuiet)
    .flatMap(incident => {
      const recovered = stillWell(incident, options);
      return recovered.length > 0
        ? writer.resolved(incident, recovered, now)
        : [];
    });
  return { open, closed, notices };
}

/** Whether it has been well for long enough. */
export function isOver(
  { entityRef, wellSince }: Watch,
  { view, settings, now }: Pick<DecideOptions, 'view' | 'settings' | 'now'>,
): boolean {
  return hasSettled(wellSince, now, {
    resolvedAfter: settings.resolvedAfter,
    isFlapping: view.isFlapping(entityRef),
  });
}

function letGo(
  incident: OpenIncident,
  watches: ReadonlyMap<string, Watch>,
  options: DecideOptions,
): OpenIncident {
  const { entityRefs, ownerRef, recovered } = incident;
  const left: string[] = [];
  const well: Recovery[] = [];
  for (const entityRef of entityRefs) {
    const watch = watches.get(entityRef);
    // What the catalog has lost for a moment has not changed hands.
    const owner = options.view.ownerOf(entityRef) ?? ownerRef;
    // What is not watched has no verdict: nobody can say that it is well.
    if (!watch || owner !== ownerRef) {
      continue;
    }
    if (isOver(watch, options)) {
      well.push({ entityRef, wellSince: watch.wellSince! });
    } else {
      left.push(entityRef);
    }
  }
  return left.length === entityRefs.length
    ? incident
    : { ...incident, entityRefs: left, recovered: [...recovered, ...well] };
}

/** What has changed hands is not for those any more who were told of it, and what fails again is not over. */
function stillWell(
  { ownerRef, recovered }: OpenIncident,
  { view }: DecideOptions,
): Required<Recovery>[] {
  return recovered.flatMap(({ entityRef, wellSince }) =>
    wellSince &&
    view.ownerOf(entityRef) === ownerRef &&
    view.standingOf(entityRef)?.verdict.status === 'ok'
      ? { entityRef, wellSince }
      : [],
  );
}
