import { DatabaseService } from '@backstage/backend-plugin-api';
import { Notice } from '@gantry/plugin-vitals-node';
import { Knex } from 'knex';
import { inChunks } from '../store/inChunks';
import { NoticeChanges, NoticeMemory, OpenIncident } from './Incidents';
import {
  EntityRow,
  IncidentRow,
  OutboxRow,
  WatchRow,
  toIncidentRow,
  toWatch,
  toWatchRow,
} from './rows';

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
   * @param sinks - by which each notice is delivered
   */
  async decide(
    revision: number,
    sinks: readonly string[],
    decide: (memory: NoticeMemory) => NoticeChanges,
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      const state = await trx('notice_state').forUpdate().first('revision');
      if (Number(state.revision) > revision) {
        return;
      }
      if (Number(state.revision) < revision) {
        await trx('notice_state').update({ revision });
      }
      await write(trx, decide(await read(trx)), sinks);
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

async function read(trx: Knex): Promise<NoticeMemory> {
  const watches = await trx<WatchRow>('notice_watches').select();
  const entities =
    await trx<EntityRow>('notice_entities').orderBy('entity_ref');
  const incidents = await trx<IncidentRow>('notice_incidents').orderBy([
    'opened_at',
    'id',
  ]);
  const refs = new Map<string, string[]>();
  for (const { incident_id: id, entity_ref: entityRef } of entities) {
    refs.set(id, [...(refs.get(id) ?? []), entityRef]);
  }
  return {
    watches: new Map(watches.map(row => [row.entity_ref, toWatch(row)])),
    incidents: incidents.map((row): OpenIncident => ({
      id: row.id,
      ownerRef: row.owner_ref,
      topic: row.topic,
      leadRef: row.lead_ref,
      status: row.status,
      openedAt: row.opened_at,
      beganAt: row.began_at ?? undefined,
      entityRefs: refs.get(row.id) ?? [],
    })),
  };
}

async function write(
  trx: Knex,
  changes: NoticeChanges,
  sinks: readonly string[],
): Promise<void> {
  const { watches, unwatched, incidents, closed, notices } = changes;
  await inChunks(watches.map(toWatchRow), rows =>
    trx('notice_watches').insert(rows).onConflict('entity_ref').merge(),
  );
  await inChunks(unwatched, refs =>
    trx('notice_watches').whereIn('entity_ref', refs).delete(),
  );
  for (const table of [
    { name: 'notice_entities', key: 'incident_id' },
    { name: 'notice_incidents', key: 'id' },
  ]) {
    await inChunks(closed, ids =>
      trx(table.name).whereIn(table.key, ids).delete(),
    );
  }
  await inChunks(incidents.map(toIncidentRow), rows =>
    trx('notice_incidents').insert(rows).onConflict('id').merge(),
  );
  const entities = incidents.flatMap(({ id, ownerRef, entityRefs }) =>
    entityRefs.map((entityRef): EntityRow => ({
      owner_ref: ownerRef,
      entity_ref: entityRef,
      incident_id: id,
    })),
  );
  await inChunks(entities, rows =>
    trx('notice_entities')
      .insert(rows)
      .onConflict(['owner_ref', 'entity_ref'])
      .ignore(),
  );
  const outbox = notices.flatMap(notice =>
    sinks.map((sink): Omit<OutboxRow, 'id'> => ({
      incident_id: notice.incidentId,
      phase: notice.phase,
      sink,
      notice: JSON.stringify(notice),
      created_at: notice.at,
      attempts: 0,
      claimed_by: null,
      due_at: notice.at,
      done_at: null,
    })),
  );
  await inChunks(outbox, rows =>
    trx('notice_outbox')
      .insert(rows)
      .onConflict(['incident_id', 'phase', 'sink'])
      .ignore(),
  );
}
