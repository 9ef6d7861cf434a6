import { fewestOfSilence } from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { noFreshAnswer } from './saveResults';
import { silences } from './silences';

export interface Age {
  /** Milliseconds after which a reading counts as outlived. */
  staleAfter: number;
  /** Milliseconds for which it must have answered. */
  settledAfter: number;
}

/** Whether a source has answered for most of what asks it, and has not just begun to. */
export async function isAnswering(
  knex: Knex,
  source: string,
  now: Date,
  { staleAfter, settledAfter }: Age,
): Promise<boolean> {
  const before = (age: number) => new Date(now.getTime() - age).toISOString();
  const isOutlived = (query: Knex.QueryBuilder) =>
    query.where('stale', true).orWhere('observed_at', '<', before(staleAfter));
  const outlived = knex('readings')
    .where({ source })
    .where(isOutlived)
    .select('entity_ref');
  const unanswered = knex('failures')
    .where({ source })
    .whereIn('kind', silences)
    .whereNotIn(
      'entity_ref',
      knex('readings')
        .where({ source })
        .whereNot(isOutlived)
        .select('entity_ref'),
    )
    .select('entity_ref');
  const silent = await outlived.union(unanswered).limit(fewestOfSilence);
  if (silent.length >= fewestOfSilence) {
    return false;
  }
  const recent = await knex('transitions')
    .where('at', '>', before(settledAfter))
    .where({ source })
    .where(query =>
      query.where({ after_silence: true }).orWhere({
        to_status: 'unknown',
        reason: noFreshAnswer(source),
      }),
    )
    .distinct('entity_ref')
    .limit(fewestOfSilence);
  return recent.length < fewestOfSilence;
}
