import { Status } from '@gantry/plugin-vitals-common';
import { reading } from './FakeProvider';
import { a, at, b, is, source, storesOn } from './storeFixtures';

const other = { kind: 'health' as const, source: 'fake/b' };

/** What the store tells of what comes and goes. */
// eslint-disable-next-line jest/no-export
export function describeFlapping(create: ReturnType<typeof storesOn>) {
  describe('when something comes and goes', () => {
    async function history(
      ...steps: [
        minute: number,
        of: string,
        status: Status,
        from?: typeof source,
      ][]
    ) {
      const { store } = await create();
      for (const [minute, entityRef, status, from = source] of steps) {
        await store.save(
          from,
          [{ entityRef, reading: reading(status, at(minute)) }],
          at(minute),
        );
      }
      return async (minute: number) =>
        [...(await store.readFlapping(at(minute)))].map(([ref, { health }]) => [
          ref,
          health!.changes.map(time => time.slice(14, 16)).join(' '),
          `${health!.last.status} ${health!.last.source}`,
        ]);
    }

    it('counts the changes between failing and not within the hour', async () => {
      const flapping = await history(
        [0, a, 'ok'],
        [0, b, 'ok'],
        [1, a, 'critical'],
        [2, a, 'unknown'],
        [3, a, 'ok'],
        [4, a, 'warning'],
        [5, a, 'critical'],
        [6, a, 'ok'],
        [7, a, 'warning'],
        [8, b, 'critical'],
        [9, b, 'ok'],
        [10, b, 'critical'],
      );

      expect(await flapping(11)).toEqual([
        [a, '01 03 04 06 07', 'warning fake/a'],
      ]);
      expect(await flapping(62)).toEqual([
        [a, '03 04 06 07', 'warning fake/a'],
      ]);
      expect(await flapping(64)).toEqual([]);
    });

    it('does not take silence for coming and going', async () => {
      const flapping = await history(
        [0, a, 'critical'],
        [1, a, 'unknown'],
        [2, a, 'critical'],
        [3, a, 'unknown'],
        [4, a, 'critical'],
        [0, b, 'critical'],
        [1, b, 'unknown'],
        [2, b, 'ok'],
        [3, b, 'unknown'],
        [4, b, 'warning'],
        [5, b, 'ok'],
        [6, b, 'unknown'],
        [7, b, 'critical'],
      );

      expect(await flapping(8)).toEqual([
        [b, '02 04 05 07', 'critical fake/a'],
      ]);
    });

    it('asks the database in as few words, however many come and go', async () => {
      const { knex, store } = await create();
      const words = async (count: number) => {
        for (let minute = 0; minute < 6; minute++) {
          const status = minute % 2 ? 'critical' : 'ok';
          const results = Array.from({ length: count }, (_, i) =>
            is(`${a}${i}`, status, at(minute)),
          );
          await store.save(source, results, at(minute));
        }
        let most = 0;
        const listen = ({ bindings = [] }: { bindings?: unknown[] }) => {
          most = Math.max(most, bindings.length);
        };
        knex.on('query', listen);
        const flapping = await store.readFlapping(at(6));
        knex.removeListener('query', listen);
        expect(flapping.size).toBe(count);
        return most;
      };

      expect(await words(30)).toBe(await words(3 + 30));
    });

    it('takes all sources together: what fails all the while does not come and go', async () => {
      const flapping = await history(
        [0, a, 'critical', other],
        [0, a, 'ok'],
        [1, a, 'critical'],
        [2, a, 'ok'],
        [3, a, 'critical'],
        [4, a, 'ok'],
        [0, b, 'ok', other],
        [0, b, 'ok'],
        [1, b, 'critical'],
        [2, b, 'critical', other],
        [3, b, 'ok'],
        [4, b, 'ok', other],
        [5, b, 'critical'],
        [6, b, 'ok'],
      );

      expect(await flapping(7)).toEqual([
        [b, '01 04 05 06', 'critical fake/a'],
      ]);
    });
  });
}
