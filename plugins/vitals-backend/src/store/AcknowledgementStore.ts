import { Acknowledgement } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import {
  AcknowledgementRow,
  Subject,
  toAcknowledgement,
} from './acknowledgementRows';
import { endAcknowledgements } from './endAcknowledgements';
import { inChunks } from './inChunks';
import { inRevision } from './inRevision';

export interface Acknowledging {
  cause: Subject;
  /** Acknowledged with it, where nobody has done so. */
  others: Subject[];
  /** The user. */
  by: string;
  note?: string;
}

/** One that stands, or has stood. */
export interface PastAcknowledgement {
  subject: Subject;
  acknowledgement: Acknowledgement;
  /** ISO 8601. */
  endedAt?: string;
}

/**
 * Keeps who sees to what, for as long as transitions are kept. Of one subject one acknowledgement stands at most,
 * which the database sees to. Every write raises the revision.
 */
export class AcknowledgementStore {
  /** @param staleAfter - milliseconds after which a reading counts as outlived */
  constructor(
    private readonly knex: Knex,
    private readonly staleAfter: number,
  ) {}

  /** Answers with the one that stands already where somebody was first, and writes nothing then. */
  acknowledge(
    { cause, others, by, note }: Acknowledging,
    now: Date,
  ): Promise<
    { given: Acknowledgement; revision: number } | { standing: Acknowledgement }
  > {
    const row = (subject: Subject) => ({
      subject,
      cause,
      given_by: by,
      given_at: now.toISOString(),
      note: note ?? null,
    });
    return inRevision(this.knex, async (trx, raise) => {
      const mine = await trx<AcknowledgementRow>('acknowledgements')
        .insert(row(cause))
        .onConflict()
        .ignore()
        .returning('subject');
      if (mine.length === 0) {
        const first = await standing(trx).where({ subject: cause }).first();
        return { standing: toAcknowledgement(first!) };
      }
      await inChunks(others, chunk =>
        trx('acknowledgements').insert(chunk.map(row)).onConflict().ignore(),
      );
      return {
        given: toAcknowledgement(row(cause)),
        revision: await raise(),
      };
    });
  }

  /**
   * Ends the one that stands for a subject, and those of others that were given with it.
   *
   * @returns the new revision; undefined where none stands
   */
  withdraw(
    {
      subject,
      others,
      by,
    }: { subject: Subject; others: Subject[]; by: string },
    now: Date,
  ): Promise<number | undefined> {
    const end = {
      ended_at: now.toISOString(),
      ended_because: 'withdrawn' as const,
      ended_by: by,
    };
    return inRevision(this.knex, async (trx, raise) => {
      const count = await standing(trx).where({ subject }).update(end);
      if (count === 0) {
        return undefined;
      }
      await inChunks(others, chunk =>
        standing(trx)
          .where({ cause: subject })
          .whereIn('subject', chunk)
          .update(end),
      );
      return raise();
    });
  }

  /** Ends those of what has been well for long enough; answers the new revision if there were any. */
  async end(now: Date): Promise<number | undefined> {
    const one = await standing(this.knex).first('subject');
    return one && endAcknowledgements(this.knex, now, this.staleAfter);
  }

  /** By subject, those that stand. */
  async readStanding(): Promise<Map<Subject, Acknowledgement>> {
    const rows = await standing(this.knex);
    return new Map(rows.map(row => [row.subject, toAcknowledgement(row)]));
  }

  /** The others that were given with it and stand, be they well at the moment. */
  readGivenWith(cause: Subject): Promise<Subject[]> {
    return standing(this.knex)
      .where({ cause })
      .whereNot({ subject: cause })
      .pluck('subject');
  }

  /** Those that stood between two times, oldest first. Times are ISO 8601, UTC. */
  async readBetween(from: string, to: string): Promise<PastAcknowledgement[]> {
    const rows = await this.knex<AcknowledgementRow>('acknowledgements')
      .where('given_at', '<=', to)
      .where(query =>
        query.whereNull('ended_at').orWhere('ended_at', '>=', from),
      )
      .orderBy(['given_at', 'id']);
    return rows.map(row => ({
      subject: row.subject,
      acknowledgement: toAcknowledgement(row),
      endedAt: row.ended_at ?? undefined,
    }));
  }

  /** Forgets those that ended before a time. */
  async forget(before: Date): Promise<void> {
    await this.knex('acknowledgements')
      .where('ended_at', '<', before.toISOString())
      .delete();
  }
}

function standing(knex: Knex) {
  return knex<AcknowledgementRow>('acknowledgements').whereNull('ended_at');
}
