import { foldReadings } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import {
  AcknowledgementRow,
  EndReason,
  Subject,
  sourceOf,
} from './acknowledgementRows';
import { groupBy } from './groupBy';
import { inChunks } from './inChunks';
import { inRevision } from './inRevision';
import {
  FailureRow,
  ReadingRow,
  readingSummaryColumns,
  toReadingSummary,
  toSourceFailure,
} from './rows';
import { isAnswering } from './isAnswering';

/** Milliseconds for which something must have been well until that counts as more than a pause. */
export const settledAfter = 10 * 60_000;

/**
 * Ends the acknowledgements of what has been well for long enough, and of what nothing is asked about any more.
 * How long that is, is read from the database alone, so that a restart changes nothing.
 *
 * @returns the new revision if any ended
 */
export function endAcknowledgements(
  knex: Knex,
  now: Date,
  staleAfter: number,
): Promise<number | undefined> {
  return inRevision(knex, async (trx, raise) => {
    const subjects = await trx<AcknowledgementRow>('acknowledgements')
      .whereNull('ended_at')
      .pluck('subject');
    const ended = new Map<Subject, EndReason>();
    const entityRefs: string[] = [];
    for (const subject of subjects) {
      const source = sourceOf(subject);
      if (source === undefined) {
        entityRefs.push(subject);
      } else if (
        await isAnswering(trx, source, now, { staleAfter, settledAfter })
      ) {
        ended.set(subject, 'recovered');
      }
    }
    await inChunks(entityRefs, async chunk => {
      for (const [entityRef, reason] of await endsOf(
        trx,
        chunk,
        now,
        staleAfter,
      )) {
        ended.set(entityRef, reason);
      }
    });
    if (ended.size === 0) {
      return undefined;
    }
    for (const [reason, group] of groupBy(ended, ([, why]) => why)) {
      await inChunks(
        group.map(([subject]) => subject),
        chunk =>
          trx<AcknowledgementRow>('acknowledgements')
            .whereNull('ended_at')
            .whereIn('subject', chunk)
            .update({ ended_at: now.toISOString(), ended_because: reason }),
      );
    }
    return raise();
  });
}

async function endsOf(
  trx: Knex,
  entityRefs: string[],
  now: Date,
  staleAfter: number,
): Promise<Map<string, EndReason>> {
  const readings = await trx<ReadingRow>('readings')
    .whereIn('entity_ref', entityRefs)
    .select(...readingSummaryColumns);
  const failures = await trx<FailureRow>('failures')
    .whereIn('entity_ref', entityRefs)
    .select();
  const readingsOf = groupBy(
    readings.map(toReadingSummary),
    each => each.entityRef,
  );
  const failuresOf = groupBy(
    failures.map(toSourceFailure),
    each => each.entityRef,
  );
  const settledBefore = new Date(now.getTime() - settledAfter).toISOString();
  const ends = new Map<string, EndReason>();
  for (const entityRef of entityRefs) {
    const its = readingsOf.get(entityRef) ?? [];
    const verdicts = Object.values(
      foldReadings(its, failuresOf.get(entityRef) ?? [], {
        now: now.getTime(),
        staleAfter,
      }),
    );
    if (verdicts.length === 0) {
      ends.set(entityRef, 'forgotten');
    } else if (
      verdicts.every(({ status }) => status === 'ok') &&
      its.every(({ since = '' }) => since <= settledBefore)
    ) {
      ends.set(entityRef, 'recovered');
    }
  }
  return ends;
}
