import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  a,
  at,
  b,
  fails,
  is,
  source,
  storesOn,
  transitionsOf,
} from './storeFixtures';

/** What the store promises about changes of status. */
// eslint-disable-next-line jest/no-export
export function describeTransitions(create: ReturnType<typeof storesOn>) {
  describe('over time', () => {
    it('records transitions, outlived readings among them, for as long as it is told', async () => {
      const { knex, store } = await create();
      await store.save(source, [is(a, 'ok')], at(0));
      await store.save(source, [is(a, 'critical', at(1))], at(1));

      const outlived = [
        await store.expire(source, at(5)),
        await store.expire(source, at(6)),
        await store.expire(source, at(7)),
      ];
      await store.save(source, [is(a, 'critical', at(8))], at(8));

      expect(outlived).toEqual([undefined, 3, undefined]);
      expect(await transitionsOf(knex, a)).toEqual([
        'unknown critical 08',
        'critical unknown 06',
        'ok critical 01',
        'null ok 00',
      ]);

      await store.forget(at(6));
      expect(await transitionsOf(knex, a)).toEqual([
        'unknown critical 08',
        'critical unknown 06',
      ]);
      expect((await store.readFleet(0)).entities.has(a)).toBe(true);
    });

    it('knows since when a status stands', async () => {
      const { store } = await create();
      const sinceOf = async () =>
        (await store.readEntity(a)).readings[0].since?.slice(14, 16);
      const seen: (string | undefined)[] = [];
      const then = async (step: Promise<unknown>) => {
        await step;
        seen.push(await sinceOf());
      };

      await then(store.save(source, [is(a, 'ok')], at(0)));
      await then(store.save(source, [is(a, 'ok', at(1))], at(1)));
      await then(store.save(source, [is(a, 'critical', at(2))], at(2)));
      await then(store.save(source, [fails(a)], at(3)));
      await then(store.save(source, [is(a, 'critical', at(4))], at(4)));
      await then(store.expire(source, at(9)));
      await then(store.expire(source, at(10)));
      await then(store.save(source, [is(a, 'critical', at(11))], at(11)));

      expect(seen).toEqual(['00', '00', '02', '02', '02', '09', '09', '11']);
    });

    it('tells what changed, newest first, in pages that miss nothing', async () => {
      const { store } = await create();
      const refs = ['a', 'b', 'c'].map(name => `component:default/${name}`);
      const all = (status: 'ok' | 'critical', minute: number) =>
        store.save(
          source,
          refs.map(ref => is(ref, status, at(minute))),
          at(minute),
        );
      await all('ok', 0);
      await all('critical', 1);
      await all('ok', 2);
      await all('critical', 3);
      const query = { since: at(2).toISOString(), vitals: ['health' as const] };

      const whole = await store.readTransitions({ ...query, limit: 100 });
      const paged: typeof whole = [];
      for (;;) {
        const page = await store.readTransitions({
          ...query,
          after: paged[paged.length - 1],
          limit: 2,
        });
        if (page.length === 0) {
          break;
        }
        paged.push(...page);
      }

      expect(
        whole.map(({ entityRef, from, to, at: time }) =>
          [entityRef.slice(-1), from, to, time.slice(14, 16)].join(' '),
        ),
      ).toEqual([
        'a ok critical 03',
        'b ok critical 03',
        'c ok critical 03',
        'a critical ok 02',
        'b critical ok 02',
        'c critical ok 02',
      ]);
      expect(paged).toEqual(whole);
      expect(whole[0]).toMatchObject({
        vital: 'health',
        source: 'fake/a',
        reason: 'All is critical',
      });
      expect(
        await store.readTransitions({ ...query, vitals: [], limit: 9 }),
      ).toEqual([]);
    });

    it('learns from the transitions of an older release since when', async () => {
      const { knex, open, store } = await create();
      await store.save(source, [is(a, 'ok'), is(b, 'ok')], at(0));
      await store.save(source, [is(a, 'critical')], at(2));
      const directory = resolvePackagePath(
        '@gantry/plugin-vitals-backend',
        'migrations',
      );
      await knex.migrate.down({ directory, name: '20261121120000_since.js' });
      await knex('transitions').where({ entity_ref: b }).delete();

      const upgraded = await open();

      const { entities } = await upgraded.readFleet();
      expect(
        [...entities.values()].map(({ readings }) => readings[0].since),
      ).toEqual([at(2).toISOString(), undefined]);
    });
  });
}
