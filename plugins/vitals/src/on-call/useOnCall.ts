import { BackstageUserIdentity } from '@backstage/frontend-plugin-api';
import { Fleet, OnCall } from '@gantry/plugin-vitals-common';
import {
  CatalogEntities,
  UsedResource,
  useCatalogEntities,
  useFleet,
  useIdentity,
  useOnCallAnswer,
} from '../live';
import { isExpired, useNow } from '../verdict';
import { ShownIncident, incidentsToShow, isListed } from './incidents';
import { Filters } from './useFilters';

export interface OnCallView {
  onCall: UsedResource<OnCall>;
  /** All that is visible, for counting beside what needs somebody. */
  fleet: UsedResource<Fleet>;
  /** For the names of owners, systems and users. */
  catalog: CatalogEntities;
  /** Without it nobody knows what is the user's. */
  identity: UsedResource<BackstageUserIdentity>;
  /** Whether the answer is too old to count as true, or could not be renewed. */
  isOld: boolean;
  /** What needs somebody, or did when last known. */
  incidents: ShownIncident[];
  /** Those of them that are chosen. */
  chosen: ShownIncident[];
  /** The tiers of what needs somebody. */
  tiers: string[];
}

/** What the page shows, from the answers and the filters. */
export function useOnCall(filters: Filters): OnCallView {
  const onCall = useOnCallAnswer();
  const fleet = useFleet();
  const identity = useIdentity();
  const now = useNow();
  const incidents = incidentsToShow(
    onCall,
    filters,
    identity.data?.ownershipEntityRefs,
    now,
  );
  const entities = incidents.flatMap(incident => incident.entities);
  const catalog = useCatalogEntities(
    [
      ...entities.flatMap(({ facts, acknowledgement }) => [
        facts.ownerRef,
        facts.systemRef,
        acknowledgement?.by,
      ]),
      ...incidents.map(({ acknowledgement }) => acknowledgement?.by),
    ].filter(ref => ref !== undefined),
  );

  return {
    onCall,
    fleet,
    catalog,
    identity,
    isOld: isExpired(onCall, now) || onCall.error !== undefined,
    incidents,
    chosen: incidents.filter(incident => isListed(incident, filters)),
    tiers: [...new Set(entities.map(({ facts }) => facts.tier ?? ''))].filter(
      Boolean,
    ),
  };
}
