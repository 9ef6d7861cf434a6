import { Knex } from 'knex';
import { inChunks } from './inChunks';
import { SavedSource } from './saveResults';

/**
 * Forgets what a source said of entities that are not in the list.
 *
 * @returns the entities of which a verdict may have changed
 */
export async function retainEntities(
  trx: Knex,
  { kind, source }: SavedSource,
  entityRefs: ReadonlySet<string>,
): Promise<string[]> {
  const tables = [
    { table: 'readings', own: { kind, source } },
    { table: 'failures', own: { vital: kind, source } },
  ];
  const changed: string[] = [];
  for (const { table, own } of tables) {
    const rows: { entity_ref: string }[] = await trx(table)
      .where(own)
      .select('entity_ref');
    const gone = rows
      .map(row => row.entity_ref)
      .filter(ref => !entityRefs.has(ref));
    await inChunks(gone, chunk =>
      trx(table).where(own).whereIn('entity_ref', chunk).delete(),
    );
    changed.push(...gone);
  }
  return changed;
}
