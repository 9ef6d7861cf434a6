import { Status } from '@gantry/plugin-vitals-common';
import { reading } from './FakeProvider';
import { TransitionId } from '../store';
import { a, at, b, source, storesOn } from './storeFixtures';

const c = 'component:default/c';
const d = 'component:default/d';

/** What the store tells of a shift. */
// eslint-disable-next-line jest/no-export
export function describeShift(create: ReturnType<typeof storesOn>) {
  describe('when a shift ends', () => {
    it('tells what changed in it and what was not well all through it, and how that began', async () => {
      const { knex, store } = await create();
      const say = (minute: number, entityRef: string, status: Status) =>
        store.save(
          source,
          [
            {
              entityRef,
              reading: {
                ...reading(status, at(minute)),
                reason: `${status} at ${minute}`,
              },
            },
          ],
          at(minute),
        );
      const told = async (
        from: number,
        to: number,
        ...alsoUnknown: string[]
      ) => {
        const all = await store.readShift({
          from: at(from).toISOString(),
          to: at(to).toISOString(),
          vitals: ['health'],
          alsoUnknown,
        });
        const reasons = await store.readReasons(
          all.flatMap(({ before, changes }) =>
            [before, ...changes].flatMap(each => each?.transition ?? []),
          ),
        );
        const reasonOf = (id?: TransitionId) => reasons.get(String(id));
        return all
          .sort((x, y) => (x.entityRef < y.entityRef ? -1 : 1))
          .map(({ entityRef, before, changes }) => [
            entityRef.slice(-1),
            before &&
              `${reasonOf(before.transition)} since ${before.since?.slice(14, 16)}`,
            ...changes.map(({ transition }) => reasonOf(transition)),
          ]);
      };

      await say(0, a, 'ok');
      await say(1, a, 'warning');
      await say(2, a, 'critical');
      await say(0, b, 'ok');
      await say(3, b, 'critical');
      await say(20, b, 'ok');
      await say(12, c, 'critical');
      await say(14, c, 'ok');
      await say(0, d, 'ok');
      await say(13, d, 'unknown');
      await say(14, d, 'ok');

      const critical = 'critical at 2 since 01';
      expect(await told(10, 15)).toEqual([
        ['a', critical],
        ['b', 'critical at 3 since 03'],
        ['c', undefined, 'critical at 12', 'ok at 14'],
      ]);
      expect((await told(10, 15, d)).slice(3)).toEqual([
        ['d', 'ok at 0 since 00', 'unknown at 13', 'ok at 14'],
      ]);
      expect(await told(16, 18)).toEqual([
        ['a', critical],
        ['b', 'critical at 3 since 03'],
      ]);
      expect(await told(19, 30)).toEqual([
        ['a', critical],
        ['b', 'critical at 3 since 03', 'ok at 20'],
      ]);
      expect(await told(20, 30)).toEqual([['a', critical]]);
      expect(
        await store.readShift({
          from: at(0).toISOString(),
          to: at(30).toISOString(),
          vitals: [],
          alsoUnknown: [],
        }),
      ).toEqual([]);

      await knex('transitions').where('at', '<', at(2).toISOString()).delete();
      expect(await told(20, 30)).toEqual([
        ['a', 'critical at 2 since undefined'],
      ]);
      await store.retain(source, new Set([b]), at(31));
      expect(await told(10, 30)).toEqual([
        ['b', 'critical at 3 since 03', 'ok at 20'],
      ]);
    });
  });
}
