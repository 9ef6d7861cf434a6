import { Transition, VitalKind } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { TransitionRow } from './rows';

/**
 * A place in the order of transitions. It consists of what the transition itself tells: a row's number would
 * tell how many others there are.
 */
export type TransitionPosition = Pick<
  Transition,
  'at' | 'entityRef' | 'vital' | 'source'
>;

/** The place before everything that is older than a time, ISO 8601, UTC; no transition need be there. */
export interface TransitionBoundary {
  before: string;
}

export interface TransitionsQuery {
  /** ISO 8601, UTC. */
  since: string;
  vitals: VitalKind[];
  /** Of this entity alone; of all unless told. */
  entityRef?: string;
  /** Only what stands behind this place. */
  after?: TransitionPosition | TransitionBoundary;
  limit: number;
}

/** Changes of status, newest first; the first reading of a source changes nothing. */
export async function readTransitions(
  knex: Knex,
  { since, vitals, entityRef: only, after, limit }: TransitionsQuery,
): Promise<Transition[]> {
  const query = knex<TransitionRow>('transitions')
    .whereIn('kind', vitals)
    .where('at', '>=', since)
    .whereNotNull('from_status');
  if (only) {
    query.where('entity_ref', only);
  }
  if (after && 'before' in after) {
    query.where('at', '<', after.before);
  } else if (after) {
    const { at, entityRef, vital, source } = after;
    query
      .where('at', '<=', at)
      .where(behind =>
        behind
          .where('at', '<', at)
          .orWhereRaw('(entity_ref, kind, source) > (?, ?, ?)', [
            entityRef,
            vital,
            source,
          ]),
      );
  }
  const rows = await query
    .orderBy([{ column: 'at', order: 'desc' }, 'entity_ref', 'kind', 'source'])
    .limit(limit);
  return rows.map(toTransition);
}

function toTransition(row: TransitionRow): Transition {
  return {
    entityRef: row.entity_ref,
    vital: row.kind,
    source: row.source,
    from: row.from_status!,
    to: row.to_status,
    reason: row.reason,
    at: row.at,
  };
}
