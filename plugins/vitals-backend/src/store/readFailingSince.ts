import { Status, VitalKind } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';

const failing: readonly Status[] = ['critical', 'warning'];

/** By vital, ISO 8601: when what is critical now began to fail, if only with a warning. */
export type FailingSince = { [K in VitalKind]?: string };

/** By entity reference, as far as transitions are remembered. */
export async function readFailingSince(
  knex: Knex,
): Promise<Map<string, FailingSince>> {
  const rows: { entity_ref: string; kind: VitalKind; at: string }[] =
    await knex('readings')
      .join('transitions', function sameSeries() {
        this.on('transitions.entity_ref', 'readings.entity_ref')
          .andOn('transitions.kind', 'readings.kind')
          .andOn('transitions.source', 'readings.source');
      })
      .where('readings.status', 'critical')
      .whereIn('transitions.to_status', failing)
      .where(began =>
        began
          .whereNull('transitions.from_status')
          .orWhereNotIn('transitions.from_status', failing),
      )
      .groupBy('readings.entity_ref', 'readings.kind')
      .select('readings.entity_ref', 'readings.kind')
      .max('transitions.at as at');
  const found = new Map<string, FailingSince>();
  for (const { entity_ref: entityRef, kind, at } of rows) {
    found.set(entityRef, { ...found.get(entityRef), [kind]: at });
  }
  return found;
}
