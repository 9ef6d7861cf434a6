import { DatabaseService } from '@backstage/backend-plugin-api';
import { Notice } from '@gantry/plugin-vitals-node';
import { Knex } from 'knex';
import { NoticeChanges, NoticeMemory } from './Incidents';
import { readMemory } from './readMemory';
import { OutboxRow, StateRow } from './rows';
import { writeChanges } from './writeChanges';

/** A notice that one replica delivers, and no other meanwhile. */
export interface Claim {
  id: string;
  sink: string;
  notice: Notice;
  /** How often it has been tried before. */
  attempts: number;
  /** ISO 8601. */
  createdAt: string;
}

/** In milliseconds. After so long without a look, as when notices were turned off, the next one is a first one. */
const longestGap = 3_600_000;

/**
 * Remembers what has been told in the plugin's own database. What is told, and that it has been decided, is written
 * in one transaction; it is delivered later, by whoever claims it.
 */
export class NoticeStore {
  /** The tables are those of the plugin, which `VitalsStore` has brought up to date. */
  static async create(database: DatabaseService): Promise<NoticeStore> {
    return new NoticeStore(await database.getClient());
  }

  private constructor(private readonly knex: Knex) {}

  /**
   * Decides by what is remembered, one replica at a time.
   *
   * @param revision - of the fleet that is decided on; one that is older than what another replica has seen is left alone
   * @param now - ISO 8601
   * @param sinks - by which each notice is delivered
   */
  async decide(
    revision: number,
    now: string,
    sinks: readonly string[],
    decide: (memory: NoticeMemory) => NoticeChanges,
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      const state: StateRow = await trx('notice_state').forUpdate().first();
      if (Number(state.revision) > revision) {
        return;
      }
      const beganAt = beganAtOf(state, now);
      await trx<StateRow>('notice_state').update({
        revision,
        looked_at: now,
        began_at: beganAt,
      });
      const memory = { beganAt, ...(await readMemory(trx)) };
      await writeChanges(trx, decide(memory), sinks);
    });
  }

  /**
   * The notice that has waited longest and is due, of those that the sinks deliver. Notices of one incident are
   * delivered in their order.
   *
   * @param lease - milliseconds until another replica may take it, unless it is settled before
   */
  async claim(
    by: string,
    sinks: readonly string[],
    lease: number,
  ): Promise<Claim | undefined> {
    for (;;) {
      const now = new Date();
      const row: OutboxRow | undefined = await this.knex<OutboxRow>(
        'notice_outbox',
      )
        .whereNull('done_at')
        .where('due_at', '<=', now.toISOString())
        .whereIn('sink', [...sinks])
        .whereNotExists(
          this.knex('notice_outbox as earlier')
            .whereRaw('earlier.incident_id = notice_outbox.incident_id')
            .whereRaw('earlier.sink = notice_outbox.sink')
            .whereRaw('earlier.id < notice_outbox.id')
            .whereNull('earlier.done_at'),
        )
        .orderBy('id')
        .first();
      if (!row) {
        return undefined;
      }
      const taken = await this.knex('notice_outbox')
        .where({ id: row.id, due_at: row.due_at })
        .whereNull('done_at')
        .update({
          claimed_by: by,
          attempts: row.attempts + 1,
          due_at: new Date(now.getTime() + lease).toISOString(),
        });
      if (taken > 0) {
        return {
          id: String(row.id),
          sink: row.sink,
          notice: JSON.parse(row.notice),
          attempts: row.attempts,
          createdAt: row.created_at,
        };
      }
    }
  }

  /** Delivered, or given up. */
  async settle({ id }: Claim): Promise<void> {
    await this.knex('notice_outbox')
      .where({ id })
      .update({ done_at: new Date().toISOString() });
  }

  /** To be tried again, unless another replica has claimed it meanwhile. */
  async postpone({ id }: Claim, by: string, until: Date): Promise<void> {
    await this.knex('notice_outbox')
      .where({ id, claimed_by: by })
      .whereNull('done_at')
      .update({ due_at: until.toISOString() });
  }

  /** Forgets notices from before a time, delivered or not. */
  async forget(before: Date): Promise<void> {
    await this.knex('notice_outbox')
      .where('created_at', '<', before.toISOString())
      .delete();
  }
}

function beganAtOf(
  { began_at: beganAt, looked_at: lookedAt }: StateRow,
  now: string,
): string {
  return beganAt &&
    lookedAt &&
    Date.parse(now) - Date.parse(lookedAt) < longestGap
    ? beganAt
    : now;
}
