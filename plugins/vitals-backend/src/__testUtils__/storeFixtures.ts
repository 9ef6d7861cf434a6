import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { VitalsStore } from '../store';
import { TransitionRow } from '../store/rows';
import { reading } from './FakeProvider';

export const source = { kind: 'health' as const, source: 'fake/a' };
export const a = 'component:default/a';
export const b = 'component:default/b';
export const staleAfter = 4 * 60_000;

export const at = (minute: number) =>
  new Date(Date.UTC(2026, 0, 1, 12, minute));

export const is = (
  entityRef: string,
  status: 'ok' | 'critical',
  seen = at(0),
) => ({ entityRef, reading: reading(status, seen) });

export const fails = (
  entityRef: string,
  message = 'No answer',
  fix?: string,
) => ({
  entityRef,
  failure: { kind: 'timeout' as const, message, fix },
});

/** Newest first, also first readings. */
export async function transitionsOf(knex: Knex, entityRef: string) {
  const rows = await knex<TransitionRow>('transitions')
    .where({ entity_ref: entityRef })
    .orderBy('id', 'desc');
  return rows.map(
    ({ from_status: from, to_status: to, at: time }) =>
      `${from} ${to} ${time.slice(14, 16)}`,
  );
}

/** Empty stores on a database of that kind; to be called where tests are described. */
export function storesOn(id: TestDatabaseId) {
  const databases = TestDatabases.create({ ids: [id] });
  return async function create() {
    const knex = await databases.init(id);
    const open = () =>
      VitalsStore.create({ getClient: async () => knex } as any, staleAfter);
    return { knex, open, store: await open() };
  };
}
