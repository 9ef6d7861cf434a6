import { Knex } from 'knex';
import { groupBy } from '../store/groupBy';
import { NoticeMemory } from './Incidents';
import {
  EntityRow,
  IncidentRow,
  RecoveryRow,
  WatchRow,
  toIncident,
  toWatch,
} from './rows';

/** All watches and open incidents. */
export async function readMemory(
  trx: Knex,
): Promise<Omit<NoticeMemory, 'beganAt'>> {
  const watches = await trx<WatchRow>('notice_watches').select();
  const entities =
    await trx<EntityRow>('notice_entities').orderBy('entity_ref');
  const recoveries =
    await trx<RecoveryRow>('notice_recoveries').orderBy('entity_ref');
  const incidents = await trx<IncidentRow>('notice_incidents').orderBy([
    'opened_at',
    'id',
  ]);
  const entitiesOf = groupBy(entities, row => row.incident_id);
  const recoveriesOf = groupBy(recoveries, row => row.incident_id);
  return {
    watches: new Map(watches.map(row => [row.entity_ref, toWatch(row)])),
    incidents: incidents.map(row =>
      toIncident(
        row,
        (entitiesOf.get(row.id) ?? []).map(each => each.entity_ref),
        (recoveriesOf.get(row.id) ?? []).map(each => ({
          entityRef: each.entity_ref,
          wellSince: each.well_since ?? undefined,
        })),
      ),
    ),
  };
}
