import type { DecideOptions } from './decideNotices';
import { OpenIncident } from './Incidents';
import { OwnersIncidents } from './OwnersIncidents';
import { elapsed } from './Watch';
import type { Failing } from './failingByOwner';

/** What an owner has been told of things that fail for one cause. */
export interface ToldIncidents {
  /** Those that have been open longest first. */
  open: OpenIncident[];
  /** By which one of them is told, or which one it joins; undefined for what begins a new one. */
  toldOf: (one: Failing) => OpenIncident | undefined;
}

/** What has recovered and fails again begins anew, as does what nobody has been told of but what is silent by now. */
export function incidentsOf(
  incidents: OwnersIncidents,
  ownerRef: string,
  members: readonly Failing[],
  { settings, now }: Pick<DecideOptions, 'settings' | 'now'>,
): ToldIncidents {
  const ownOf = ({ watch }: Failing) => incidents.of(ownerRef, watch.entityRef);
  const isSilent = ({ watch: { status, unknownSince } }: Failing) =>
    status === 'unknown' &&
    elapsed(unknownSince!, now) >= settings.resolvedAfter;
  const open = [...new Set(members.flatMap(each => ownOf(each) ?? []))].sort(
    (a, b) => a.openedAt.localeCompare(b.openedAt),
  );
  const heard = new Set(
    members.filter(each => !isSilent(each)).map(each => ownOf(each)),
  );
  const recovered = new Map(
    open.map(each => [
      each,
      new Set(each.recovered.map(({ entityRef }) => entityRef)),
    ]),
  );
  return {
    open,
    toldOf: one =>
      ownOf(one) ??
      open.find(
        each =>
          !recovered.get(each)!.has(one.watch.entityRef) &&
          (heard.has(each) || one.watch.status === 'unknown'),
      ),
  };
}
