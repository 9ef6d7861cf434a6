import {
  Failure,
  Reading,
  SourceFailure,
  VitalKind,
} from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { inChunks } from './inChunks';
import {
  FailureRow,
  ReadingRow,
  TransitionRow,
  toFailureRow,
  toReadingRow,
} from './rows';

/** What a survey found for one entity. */
export type SourceResult =
  | {
      entityRef: string;
      reading: Omit<Reading, 'entityRef' | 'kind' | 'source'>;
    }
  | { entityRef: string; failure: Failure };

export interface SavedSource {
  kind: VitalKind;
  source: string;
}

/**
 * Writes results of one source inside a transaction.
 *
 * A reading ends the source's failure for that entity; a failure leaves the last reading alone and keeps
 * the time at which an uninterrupted row of failures began.
 *
 * @returns the entities of which a verdict may have changed
 */
export async function saveResults(
  trx: Knex,
  { kind, source }: SavedSource,
  results: SourceResult[],
  now: string,
): Promise<string[]> {
  const refs = results.map(({ entityRef }) => entityRef);
  const readings = await readingsByRef(trx, kind, source, refs);
  const failures = await failuresByRef(trx, kind, source, refs);

  const changed: string[] = [];
  const readingRows: ReadingRow[] = [];
  const failureRows: FailureRow[] = [];
  const recovered: string[] = [];
  const transitions: TransitionRow[] = [];

  for (const result of results) {
    const { entityRef } = result;
    const before = readings.get(entityRef);
    const failing = failures.get(entityRef);

    if ('failure' in result) {
      const row = toFailureRow({
        ...clean(result.failure),
        entityRef,
        vital: kind,
        source,
        since: failing?.since ?? now,
      } satisfies SourceFailure);
      failureRows.push(row);
      if (failing?.kind !== row.kind || failing.message !== row.message) {
        changed.push(entityRef);
      }
      continue;
    }

    const row = toReadingRow({
      ...result.reading,
      reason: withoutNul(result.reading.reason),
      observedAt: inUtc(result.reading.observedAt),
      entityRef,
      kind,
      source,
    });
    readingRows.push(row);
    if (failing) {
      recovered.push(entityRef);
    }
    const from = before && effectiveStatus(before);
    if (from !== row.status) {
      transitions.push({
        entity_ref: entityRef,
        kind,
        source,
        from_status: from ?? null,
        to_status: row.status,
        reason: row.reason,
        at: now,
      });
    }
    if (failing || from !== row.status || before?.reason !== row.reason) {
      changed.push(entityRef);
    }
  }

  await inChunks(readingRows, rows =>
    trx('readings')
      .insert(rows)
      .onConflict(['entity_ref', 'kind', 'source'])
      .merge(),
  );
  await inChunks(failureRows, rows =>
    trx('failures')
      .insert(rows)
      .onConflict(['entity_ref', 'vital', 'source'])
      .merge(),
  );
  await inChunks(recovered, chunk =>
    trx('failures')
      .where({ vital: kind, source })
      .whereIn('entity_ref', chunk)
      .delete(),
  );
  await inChunks(transitions, rows => trx('transitions').insert(rows));
  return changed;
}

/** A reading that was counted as outlived stands as unknown until the source answers again. */
function effectiveStatus(row: Pick<ReadingRow, 'status' | 'stale'>) {
  return row.stale ? 'unknown' : row.status;
}

async function readingsByRef(
  trx: Knex,
  kind: VitalKind,
  source: string,
  refs: string[],
) {
  const rows = await inChunks(refs, chunk =>
    trx<ReadingRow>('readings')
      .where({ kind, source })
      .whereIn('entity_ref', chunk)
      .select('entity_ref', 'status', 'reason', 'stale'),
  );
  return new Map(rows.flat().map(row => [row.entity_ref, row]));
}

async function failuresByRef(
  trx: Knex,
  vital: VitalKind,
  source: string,
  refs: string[],
) {
  const rows = await inChunks(refs, chunk =>
    trx<FailureRow>('failures')
      .where({ vital, source })
      .whereIn('entity_ref', chunk)
      .select('entity_ref', 'kind', 'message', 'since'),
  );
  return new Map(rows.flat().map(row => [row.entity_ref, row]));
}

function clean(failure: Failure): Failure {
  return {
    kind: failure.kind,
    message: withoutNul(failure.message),
    fix: failure.fix === undefined ? undefined : withoutNul(failure.fix),
  };
}

/** One form for all, so that times compare as text; what is no time is kept and counts as outlived. */
function inUtc(time: string): string {
  const parsed = new Date(time);
  return Number.isNaN(parsed.getTime()) ? time : parsed.toISOString();
}

/** PostgreSQL has no text with a NUL in it. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
