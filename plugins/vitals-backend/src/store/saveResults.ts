import {
  Failure,
  FoldOptions,
  Reading,
  SourceFailure,
  Status,
  VitalKind,
  isStale,
} from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { isFailing } from './failing';
import { inChunks } from './inChunks';
import {
  FailureRow,
  ReadingRow,
  TransitionRow,
  toFailureRow,
  toReadingRow,
} from './rows';
import { silences } from './silences';

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
  age: FoldOptions,
): Promise<string[]> {
  const now = new Date(age.now).toISOString();
  const refs = results.map(({ entityRef }) => entityRef);
  const readings = await rowsByRef<ReadingRow>(
    trx('readings')
      .where({ kind, source })
      .select(
        'entity_ref',
        'status',
        'reason',
        'stale',
        'since',
        'failing_since',
      ),
    refs,
  );
  const failures = await rowsByRef<FailureRow>(
    trx('failures')
      .where({ vital: kind, source })
      .select('entity_ref', 'kind', 'message', 'fix', 'since'),
    refs,
  );

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
      if (
        failing?.kind !== row.kind ||
        failing.message !== row.message ||
        failing.fix !== row.fix
      ) {
        changed.push(entityRef);
      }
      continue;
    }

    const reading: Reading = {
      ...result.reading,
      reason: withoutNul(result.reading.reason),
      observedAt: inUtc(result.reading.observedAt),
      entityRef,
      kind,
      source,
    };
    const row = toReadingRow(reading, isStale(reading, age));
    if (failing) {
      recovered.push(entityRef);
    }
    const from = before && effectiveStatus(before);
    const to = effectiveStatus(row);
    readingRows.push({
      ...row,
      since: from === to ? before!.since : now,
      failing_since: failingSince(to, from, before, now),
    });
    if (from !== to) {
      transitions.push({
        entity_ref: entityRef,
        kind,
        source,
        from_status: from ?? null,
        to_status: to,
        reason: row.stale ? noFreshAnswer(source) : row.reason,
        at: now,
        after_silence: isFirstAfterSilence(before, failing),
      });
    }
    if (
      failing ||
      before?.status !== row.status ||
      before.reason !== row.reason ||
      Boolean(before.stale) !== row.stale
    ) {
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

/** What is said of a reading that is counted as outlived. */
export function noFreshAnswer(source: string): string {
  return `No fresh answer from ${source}.`;
}

/** Whether nothing was known for want of an answer until now. */
function isFirstAfterSilence(
  before: ReadingRow | undefined,
  failing: FailureRow | undefined,
): boolean {
  return before
    ? Boolean(before.stale)
    : !!failing && silences.includes(failing.kind);
}

function failingSince(
  to: Status,
  from: Status | undefined,
  before: ReadingRow | undefined,
  now: string,
): string | null {
  if (!isFailing(to)) {
    return null;
  }
  return isFailing(from) ? before!.failing_since : now;
}

/** A reading that was counted as outlived stands as unknown until the source answers again. */
function effectiveStatus(row: Pick<ReadingRow, 'status' | 'stale'>): Status {
  return row.stale ? 'unknown' : row.status;
}

async function rowsByRef<R extends { entity_ref: string }>(
  query: Knex.QueryBuilder,
  refs: string[],
): Promise<Map<string, R>> {
  const rows = await inChunks<string, R[]>(refs, chunk =>
    query.clone().whereIn('entity_ref', chunk),
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
