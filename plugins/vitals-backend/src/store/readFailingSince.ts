import { VitalKind } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';

/** By vital, ISO 8601: when the first of the sources that fail now began to, if only with a warning. */
export type FailingSince = { [K in VitalKind]?: string };

/** By entity reference, as far as that is remembered. */
export async function readFailingSince(
  knex: Knex,
): Promise<Map<string, FailingSince>> {
  const rows: { entity_ref: string; kind: VitalKind; began: string }[] =
    await knex('readings')
      .whereNotNull('failing_since')
      .groupBy('entity_ref', 'kind')
      .select('entity_ref', 'kind')
      .min('failing_since as began');
  const found = new Map<string, FailingSince>();
  for (const { entity_ref: entityRef, kind, began } of rows) {
    found.set(entityRef, { ...found.get(entityRef), [kind]: began });
  }
  return found;
}
