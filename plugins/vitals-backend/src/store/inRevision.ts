import { Knex } from 'knex';
import { readRevision } from './readFleet';

/**
 * Changes something that pages show, in one transaction that holds the revision's row: revisions become visible
 * in their order, whichever replica writes.
 *
 * @param change - is handed what raises the revision and tells the new one
 */
export function inRevision<R>(
  knex: Knex,
  change: (trx: Knex.Transaction, raise: () => Promise<number>) => Promise<R>,
): Promise<R> {
  return knex.transaction(async trx => {
    await trx('revision').forUpdate().select('value');
    return change(trx, async () => {
      await trx('revision').increment('value', 1);
      return readRevision(trx);
    });
  });
}
