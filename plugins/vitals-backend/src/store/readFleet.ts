import { SourceFailure } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import {
  FailureRow,
  ReadingRow,
  ReadingSummary,
  readingSummaryColumns,
  toReadingSummary,
  toSourceFailure,
} from './rows';

/** What the fleet needs of one entity. */
export interface EntityRecord {
  readings: ReadingSummary[];
  failures: SourceFailure[];
  /** The one that its last change raised; 0 where that is forgotten. */
  revision: number;
}

export interface FleetRecord {
  revision: number;
  /** By entity reference. An entity of which nothing is known any more has an empty record. */
  entities: Map<string, EntityRecord>;
}

/**
 * Everything that is known, or what changed after a revision.
 *
 * @param outlivedBefore - ISO 8601: readings that are older and that no survey has counted as outlived yet
 *   belong to what changed
 */
export async function readFleet(
  knex: Knex,
  outlivedBefore: string,
  since?: number,
): Promise<FleetRecord> {
  const revision = await readRevision(knex);
  const delta = since !== undefined && since <= revision;
  const changed = () =>
    knex('changes')
      .where('revision', '>', since!)
      .select('entity_ref')
      .union(
        knex('readings')
          .where({ stale: false })
          .where('observed_at', '<', outlivedBefore)
          .select('entity_ref'),
      );

  const entities: FleetRecord['entities'] = new Map();
  const recordOf = (entityRef: string) => {
    const record = entities.get(entityRef) ?? {
      readings: [],
      failures: [],
      revision: 0,
    };
    entities.set(entityRef, record);
    return record;
  };
  const changes = knex('changes').select('entity_ref', 'revision');
  for (const row of await (
    delta ? changes.whereIn('entity_ref', changed()) : changes
  ).orderBy('entity_ref')) {
    recordOf(row.entity_ref).revision = Number(row.revision);
  }
  const readings = knex<ReadingRow>('readings').select(
    ...readingSummaryColumns,
  );
  const failures = knex<FailureRow>('failures').select();
  for (const row of await (
    delta ? readings.whereIn('entity_ref', changed()) : readings
  ).orderBy(['entity_ref', 'kind', 'source'])) {
    recordOf(row.entity_ref).readings.push(toReadingSummary(row));
  }
  for (const row of await (
    delta ? failures.whereIn('entity_ref', changed()) : failures
  ).orderBy(['entity_ref', 'vital', 'source'])) {
    recordOf(row.entity_ref).failures.push(toSourceFailure(row));
  }
  return { revision, entities };
}

export async function readRevision(knex: Knex): Promise<number> {
  const row = await knex('revision').first('value');
  return Number(row.value);
}
