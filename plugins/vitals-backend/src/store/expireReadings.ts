import { Knex } from 'knex';
import { inChunks } from './inChunks';
import { ReadingRow, TransitionRow } from './rows';
import { SavedSource, noFreshAnswer } from './saveResults';

/**
 * Counts readings of a source from before a time as outlived; a change to `unknown`.
 *
 * @returns the entities of which a verdict may have changed
 */
export async function expireReadings(
  trx: Knex,
  { kind, source }: SavedSource,
  outlivedBefore: string,
  now: Date,
): Promise<string[]> {
  const at = now.toISOString();
  const outlived = await trx<ReadingRow>('readings')
    .where({ kind, source, stale: false })
    .where('observed_at', '<', outlivedBefore)
    .select('entity_ref', 'status');
  const known = outlived.filter(row => row.status !== 'unknown');
  const refsOf = (rows: { entity_ref: string }[]) =>
    rows.map(row => row.entity_ref);

  await inChunks(refsOf(outlived), chunk =>
    trx('readings')
      .where({ kind, source })
      .whereIn('entity_ref', chunk)
      .update({ stale: true }),
  );
  await inChunks(refsOf(known), chunk =>
    trx('readings')
      .where({ kind, source })
      .whereIn('entity_ref', chunk)
      .update({ since: at, failing_since: null }),
  );
  await inChunks(known, chunk =>
    trx<TransitionRow>('transitions').insert(
      chunk.map(row => ({
        entity_ref: row.entity_ref,
        kind,
        source,
        from_status: row.status,
        to_status: 'unknown' as const,
        reason: noFreshAnswer(source),
        at,
      })),
    ),
  );
  return refsOf(outlived);
}
