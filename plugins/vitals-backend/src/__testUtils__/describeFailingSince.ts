import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Status } from '@gantry/plugin-vitals-common';
import { reading } from './FakeProvider';
import { a, at, b, source, storesOn } from './storeFixtures';

const other = { kind: 'health' as const, source: 'fake/b' };

/** What the store tells of when something began to fail. */
// eslint-disable-next-line jest/no-export
export function describeFailingSince(create: ReturnType<typeof storesOn>) {
  describe('when something fails', () => {
    async function start() {
      const { knex, open, store } = await create();
      const say = (
        minute: number,
        status: Status,
        { entityRef = a, from = source } = {},
      ) =>
        store.save(
          from,
          [{ entityRef, reading: reading(status, at(minute)) }],
          at(minute),
        );
      const told = async (from = store) =>
        Object.fromEntries(
          [...(await from.readFailingSince())].map(([ref, { health }]) => [
            ref.slice(-1),
            health!.slice(14, 16),
          ]),
        );
      return { knex, open, store, say, told };
    }

    it('tells when the first of the sources that fail now began to, if only with a warning', async () => {
      const { say, told } = await start();
      await say(0, 'critical', { from: other });
      await say(1, 'ok', { from: other });
      await say(1, 'ok', { entityRef: b });
      await say(2, 'warning');
      await say(5, 'critical');
      await say(30, 'critical', { from: other });
      const both = await told();
      await say(31, 'ok');
      const one = await told();
      await say(32, 'unknown', { from: other });

      expect(both).toEqual({ a: '02' });
      expect(one).toEqual({ a: '30' });
      expect(await told()).toEqual({});
    });

    it('forgets it when a reading is outlived', async () => {
      const { say, store, told } = await start();
      await say(0, 'critical');
      await store.expire(source, at(20));
      const outlived = await told();
      await say(21, 'critical');

      expect(outlived).toEqual({});
      expect(await told()).toEqual({ a: '21' });
    });

    it('learns it from the transitions of an older release', async () => {
      const { knex, open, say, told } = await start();
      await say(0, 'critical');
      await say(1, 'ok');
      await say(2, 'warning');
      await say(3, 'critical');
      await say(4, 'critical', { from: other });
      await say(5, 'ok', { entityRef: b });
      const directory = resolvePackagePath(
        '@gantry/plugin-vitals-backend',
        'migrations',
      );
      const name = '20261125000100_failing_since.js';
      await knex.migrate.down({ directory, name });

      expect(await told(await open())).toEqual({ a: '02' });
    });
  });
}
