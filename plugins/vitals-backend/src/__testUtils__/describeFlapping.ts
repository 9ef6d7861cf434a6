import { Status } from '@gantry/plugin-vitals-common';
import { reading } from './FakeProvider';
import { a, at, b, source, storesOn } from './storeFixtures';

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
        [a, '01 02 04 06 07', 'warning fake/a'],
      ]);
      expect(await flapping(62)).toEqual([
        [a, '02 04 06 07', 'warning fake/a'],
      ]);
      expect(await flapping(63)).toEqual([]);
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
