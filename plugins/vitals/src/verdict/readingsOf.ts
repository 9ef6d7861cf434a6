import {
  EntityReading,
  EntityVitals,
  VitalKind,
  compareStatus,
} from '@gantry/plugin-vitals-common';

/** What the sources of an entity say of one vital, worst first. */
export function readingsOf<K extends VitalKind>(
  vital: K,
  vitals: EntityVitals | undefined,
): EntityReading<K>[] {
  return (vitals?.readings ?? [])
    .filter((reading): reading is EntityReading<K> => reading.kind === vital)
    .sort(compareStatus);
}
