import { Entity } from '@backstage/catalog-model';
import {
  isExpired,
  useFleet,
  useNow,
  verdictToShow,
} from '@gantry/plugin-vitals';
import { Verdict } from '@gantry/plugin-vitals-common';
import { useMemo } from 'react';
import { FleetHealth } from './FleetHealth';

export interface UsedFleetHealth {
  /** Undefined before the first answer and without one. */
  health?: FleetHealth;
  isPending: boolean;
  error?: Error;
  /** Milliseconds since the epoch: when what is still shown arrived. */
  updatedAt?: number;
  isFetching: boolean;
  retry(): void;
  /** The verdict on an entity as it may be shown now; one that has expired is no longer known. */
  verdictOf(entity: Entity): Verdict | undefined;
  /** The same, for what only the reference is known of. */
  verdictOfRef(entityRef: string): Verdict | undefined;
}

/** The health of all entities that the user may see, from the one answer that all pages share. */
export function useFleetHealth(): UsedFleetHealth {
  const fleet = useFleet();
  const now = useNow();
  const isOld = isExpired(fleet, now);
  const health = useMemo(
    () => fleet.data && new FleetHealth(fleet.data, { isExpired: isOld }),
    [fleet.data, isOld],
  );
  return {
    health,
    isPending: !fleet.data && !fleet.error,
    error: fleet.error,
    updatedAt: fleet.updatedAt,
    isFetching: fleet.isFetching,
    retry: fleet.retry,
    verdictOf: entity => verdictToShow(health?.of(entity), fleet, now),
    verdictOfRef: entityRef =>
      verdictToShow(health?.ofRef(entityRef), fleet, now),
  };
}
