import { Fleet, entityFacts } from '@gantry/plugin-vitals-common';
import { FleetLine, linesWhere, needsSomeone, useLineEntities } from '../fleet';
import { BackstageUserIdentity } from '@backstage/frontend-plugin-api';
import { CatalogEntities, UsedResource, useFleet, useIdentity } from '../live';
import { isExpired, useNow } from '../verdict';
import { Filters } from './useFilters';

export interface OnCall {
  fleet: UsedResource<Fleet>;
  catalog: CatalogEntities;
  /** Without it nobody knows what is the user's. */
  identity: UsedResource<BackstageUserIdentity>;
  /** Whether the fleet is too old to count as true. */
  isExpired: boolean;
  /** All that is visible, for counting. */
  all: Pick<FleetLine, 'verdict'>[];
  /** What needs somebody, or did when last known, worst and longest first. */
  needy: FleetLine[];
  /** Those of them that are chosen. */
  chosen: FleetLine[];
  /** Whether owners or tiers are still to come, so that more may be chosen than is known. */
  isChoosing: boolean;
  /** The tiers of what needs somebody. */
  tiers: string[];
}

/** What the page shows, from the fleet, the catalog and the filters. */
export function useOnCall(filters: Filters): OnCall {
  const fleet = useFleet();
  const identity = useIdentity();
  const now = useNow();
  const needy = linesWhere(fleet, now, needsSomeone);
  const catalog = useLineEntities(needy);
  const owners = identity.data?.ownershipEntityRefs;

  const factsOf = ({ entityRef }: FleetLine) =>
    entityFacts(catalog.get(entityRef));
  const { isMine, statuses, tiers } = filters;
  const ofStatus =
    statuses.length > 0
      ? linesWhere(
          fleet,
          now,
          verdict => needsSomeone(verdict) && statuses.includes(verdict.status),
        )
      : needy;
  const chosen = ofStatus.filter(line => {
    const { ownerRef, tier } = factsOf(line);
    if (!catalog.get(line.entityRef)) {
      // At 3 a.m. rather one too many than one that a failing catalog has hidden.
      return catalog.error !== undefined || !(isMine || tiers.length > 0);
    }
    const isOwn = !owners || (!!ownerRef && owners.includes(ownerRef));
    return (
      (!isMine || isOwn) &&
      (tiers.length === 0 || (!!tier && tiers.includes(tier)))
    );
  });

  return {
    fleet,
    catalog,
    identity,
    isExpired: isExpired(fleet, now),
    all: linesWhere(fleet, now, () => true),
    needy,
    chosen,
    isChoosing: (isMine || tiers.length > 0) && catalog.isPending,
    tiers: [
      ...new Set(needy.map(line => factsOf(line).tier ?? '').filter(Boolean)),
    ],
  };
}
