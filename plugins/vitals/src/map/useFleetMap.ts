import { BackstageUserIdentity } from '@backstage/frontend-plugin-api';
import { Fleet } from '@gantry/plugin-vitals-common';
import { useMemo } from 'react';
import { UsedResource, useFleet, useIdentity } from '../live';
import { isExpired, useNow } from '../verdict';
import { MapCell } from './MapCell';
import { cellsOf, expiredCells } from './cellsOf';
import { chooseCells } from './chooseCells';
import { CellGroup, groupCells } from './groupCells';
import { MapQuery } from './useMapQuery';

export interface FleetMap {
  fleet: UsedResource<Fleet>;
  /** Without it nobody knows what is the user's. */
  identity: UsedResource<BackstageUserIdentity>;
  /** Whether the fleet is too old to count as true. */
  isExpired: boolean;
  /** All that is visible. */
  all: MapCell[];
  /** Those of them that are asked for. */
  chosen: MapCell[];
  /** The same by system, owner or tier. */
  groups: CellGroup[];
  /** Those that occur in the fleet. */
  tiers: string[];
  systems: { ref: string; count: number }[];
}

/** What the map shows, from the fleet and from what is asked for; nothing is computed anew while neither changes. */
export function useFleetMap(query: MapQuery): FleetMap {
  const fleet = useFleet();
  const identity = useIdentity();
  const hasExpired = isExpired(fleet, useNow());
  const owners = identity.data?.ownershipEntityRefs;
  const { data, error, updatedAt } = fleet;
  const items = data?.items;
  const failure = error && hasExpired ? error : undefined;
  const trustedUntil = hasExpired ? updatedAt : undefined;

  const current = useMemo(() => (items ? cellsOf(items) : []), [items]);
  const all = useMemo(
    () =>
      trustedUntil === undefined
        ? current
        : expiredCells(current, {
            updatedAt: trustedUntil,
            error: failure,
            isFetching: false,
          }),
    [current, trustedUntil, failure],
  );

  const { isMine, text, by } = query;
  const [marks, tiers, systems] = [query.marks, query.tiers, query.systems].map(
    list => list.join(','),
  );
  const chosen = useMemo(
    () =>
      chooseCells(
        all,
        {
          isMine,
          text,
          marks: split(marks),
          tiers: split(tiers),
          systems: split(systems),
        },
        owners,
      ),
    [all, isMine, text, marks, tiers, systems, owners],
  );
  const groups = useMemo(() => groupCells(chosen, by), [chosen, by]);
  const choices = useMemo(() => choicesOf(current), [current]);
  return {
    fleet,
    identity,
    isExpired: hasExpired,
    all,
    chosen,
    groups,
    ...choices,
  };
}

/** A list as the same text is the same to a memo, whichever array it came in. */
function split<T extends string>(list: string): T[] {
  return list.split(',').filter(Boolean) as T[];
}

function choicesOf(cells: MapCell[]): Pick<FleetMap, 'tiers' | 'systems'> {
  const tiers = new Set<string>();
  const systems = new Map<string, number>();
  for (const { tier, systemRef } of cells) {
    if (tier) {
      tiers.add(tier);
    }
    if (systemRef) {
      systems.set(systemRef, (systems.get(systemRef) ?? 0) + 1);
    }
  }
  return {
    tiers: [...tiers].sort(),
    systems: [...systems]
      .map(([ref, count]) => ({ ref, count }))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
}
