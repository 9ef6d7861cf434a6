import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { reading } from './FakeProvider';
import { a, at, b, fails, is, source, storesOn } from './storeFixtures';

/** What the store promises to those who read. */
// eslint-disable-next-line jest/no-export
export function describeStoreReads(create: ReturnType<typeof storesOn>) {
  describe('when read', () => {
    it('tells what changed since a revision, also what is gone', async () => {
      const { store } = await create();
      await store.save(source, [is(a, 'ok'), is(b, 'ok')], at(0));
      await store.save(source, [is(b, 'critical')], at(1));
      await store.retain(source, new Set([b]), at(2));

      const changedOf = async (since?: number, now = at(2)) => {
        const { revision, entities } = await store.readFleet(
          since,
          now.getTime(),
        );
        return [
          revision,
          [...entities].map(([ref, { readings }]) => [
            ref,
            readings.map(({ status }) => status),
          ]),
        ];
      };

      const whole = expect.arrayContaining([
        [b, ['critical']],
        [a, []],
      ]);
      expect(await changedOf()).toEqual([3, whole]);
      expect(await changedOf(1)).toEqual([3, whole]);
      expect(await changedOf(2)).toEqual([3, [[a, []]]]);
      expect(await changedOf(3)).toEqual([3, []]);
      expect(await changedOf(3, at(5))).toEqual([3, [[b, ['critical']]]]);
      expect(await changedOf(99)).toEqual([3, whole]);
    });

    it('keeps the last reading and the beginning of a row of failures', async () => {
      const { store } = await create();
      await store.save(source, [is(a, 'ok')], at(0));

      await store.save(source, [fails(a)], at(1));
      await store.save(source, [fails(a, 'Other words')], at(2));

      const { readings, failures } = await store.readEntity(a);
      expect(readings).toEqual([
        {
          ...reading('ok', at(0)),
          ...source,
          entityRef: a,
          since: at(0).toISOString(),
        },
      ]);
      expect(failures).toEqual([
        {
          entityRef: a,
          vital: 'health',
          source: 'fake/a',
          kind: 'timeout',
          message: 'Other words',
          fix: undefined,
          since: at(1).toISOString(),
        },
      ]);
    });

    it('knows after a restart what it knew before', async () => {
      const { open, store } = await create();
      await store.save(source, [is(a, 'critical')], at(0));

      const restarted = await open();

      expect(await restarted.readEntity(a)).toEqual(await store.readEntity(a));
      expect((await restarted.readFleet()).revision).toBe(1);
    });

    it('goes back as it came', async () => {
      const { knex } = await create();

      const directory = resolvePackagePath(
        '@gantry/plugin-vitals-backend',
        'migrations',
      );
      await knex.migrate.rollback({ directory }, true);

      expect(await knex.schema.hasTable('readings')).toBe(false);
    });
  });
}
