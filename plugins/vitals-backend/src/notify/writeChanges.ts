import { noticeKey } from '@gantry/plugin-vitals-node';
import { Knex } from 'knex';
import { inChunks } from '../store/inChunks';
import { NoticeChanges } from './Incidents';
import {
  EntityRow,
  OutboxRow,
  RecoveryRow,
  toIncidentRow,
  toWatchRow,
} from './rows';

/** @param sinks - by which each notice is delivered */
export async function writeChanges(
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
  const changed = incidents.map(({ id }) => id);
  for (const table of ['notice_entities', 'notice_recoveries']) {
    await inChunks([...closed, ...changed], ids =>
      trx(table).whereIn('incident_id', ids).delete(),
    );
  }
  await inChunks(closed, ids =>
    trx('notice_incidents').whereIn('id', ids).delete(),
  );
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
  await inChunks(entities, rows => trx('notice_entities').insert(rows));
  const recoveries = incidents.flatMap(({ id, recovered }) =>
    recovered.map(({ entityRef, wellSince }): RecoveryRow => ({
      incident_id: id,
      entity_ref: entityRef,
      well_since: wellSince ?? null,
    })),
  );
  await inChunks(recoveries, rows => trx('notice_recoveries').insert(rows));
  const outbox = notices.flatMap(notice =>
    sinks.map((sink): Omit<OutboxRow, 'id'> => ({
      incident_id: notice.incidentId,
      notice_key: noticeKey(notice),
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
      .onConflict(['notice_key', 'sink'])
      .ignore(),
  );
}
