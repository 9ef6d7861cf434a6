import { Status } from '@gantry/plugin-vitals-common';
import { reading } from './FakeProvider';
import { a, at, b, fails, is, source, storesOn } from './storeFixtures';

const c = 'component:default/c';
const silent = 'source:fake/a';
const byAnn = (cause: string, ...others: string[]) => ({
  cause,
  others,
  by: 'user:default/ann',
  note: 'Mine',
});
const ofAnn = (minute: number) => ({
  by: 'user:default/ann',
  at: at(minute).toISOString(),
  note: 'Mine',
});

/** What the store promises about acknowledgements. */
// eslint-disable-next-line jest/no-export
export function describeAcknowledgements(create: ReturnType<typeof storesOn>) {
  describe('when somebody acknowledges', () => {
    it('lets one be the first of many at once, and tells the others of it', async () => {
      const { open, store } = await create();
      const replicas = [store, await open()];

      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          replicas[i % 2].acknowledgements.acknowledge(
            {
              cause: i < 10 ? a : b,
              others: i < 10 ? [b] : [a],
              by: `user:default/${i}`,
            },
            at(i),
          ),
        ),
      );

      const given = results.flatMap(result =>
        'given' in result ? [result] : [],
      );
      const standing = await store.acknowledgements.readStanding();
      expect([...standing.keys()].sort()).toEqual([a, b]);
      expect(given).toHaveLength(1);
      expect(given[0].revision).toBe(1);
      expect((await store.readFleet()).revision).toBe(1);
      expect(
        new Set(
          results.map(result =>
            'given' in result ? result.given.by : result.standing.by,
          ),
        ),
      ).toEqual(new Set([given[0].given.by]));
    });

    it('keeps what others acknowledged, and takes back what was acknowledged together', async () => {
      const {
        store: { acknowledgements },
      } = await create();
      const byBen = { cause: b, others: [], by: 'user:default/ben' };
      await acknowledgements.acknowledge(byBen, at(0));
      await acknowledgements.acknowledge(byAnn(a, b, c), at(1));
      const ben = { by: 'user:default/ben', at: at(0).toISOString() };

      expect(await acknowledgements.readStanding()).toEqual(
        new Map<string, unknown>([
          [b, ben],
          [a, ofAnn(1)],
          [c, ofAnn(1)],
        ]),
      );

      const withdrawal = { subject: a, others: [b, c], by: 'user:default/cid' };
      expect(await acknowledgements.withdraw(withdrawal, at(2))).toBe(3);
      expect(
        await acknowledgements.withdraw(withdrawal, at(3)),
      ).toBeUndefined();
      expect(await acknowledgements.readStanding()).toEqual(
        new Map([[b, ben]]),
      );
      expect(await acknowledgements.acknowledge(byAnn(a), at(4))).toEqual({
        given: ofAnn(4),
        revision: 4,
      });
    });

    it('ends it when its subject has been well for ten minutes without a break', async () => {
      const { open, store } = await create();
      await store.save(source, [is(a, 'critical'), is(b, 'critical')], at(0));
      await store.acknowledgements.acknowledge(byAnn(a, b), at(1));
      const survey = async (minute: number, status: 'ok' | 'critical') => {
        await store.save(
          source,
          [is(a, 'ok', at(minute)), is(b, status, at(minute))],
          at(minute),
        );
        const restarted = await open();
        const revision = await restarted.acknowledgements.end(at(minute));
        const standing = await store.acknowledgements.readStanding();
        return [[...standing.keys()].sort(), revision];
      };

      expect(await survey(2, 'ok')).toEqual([[a, b], undefined]);
      expect(await survey(5, 'critical')).toEqual([[a, b], undefined]);
      expect(await survey(6, 'ok')).toEqual([[a, b], undefined]);
      expect(await survey(11, 'ok')).toEqual([[a, b], undefined]);
      expect(await survey(12, 'ok')).toEqual([[b], 6]);
      expect(await survey(15, 'ok')).toEqual([[b], undefined]);
      expect(await survey(16, 'ok')).toEqual([[], 7]);
    });

    it('does not take silence for health', async () => {
      const { store } = await create();
      await store.save(source, [is(a, 'critical')], at(0));
      await store.save(source, [is(a, 'ok', at(1)), fails(b)], at(1));
      await store.acknowledgements.acknowledge(byAnn(a, b), at(1));

      await store.expire(source, at(20));

      expect(await store.acknowledgements.end(at(20))).toBeUndefined();
    });

    it('ends it when nothing is asked about its subject any more', async () => {
      const { store } = await create();
      await store.save(source, [is(a, 'critical'), is(b, 'critical')], at(0));
      await store.acknowledgements.acknowledge(byAnn(a, b), at(1));
      await store.retain(source, new Set([b]), at(2));

      await store.acknowledgements.end(at(2));

      const standing = await store.acknowledgements.readStanding();
      expect([...standing.keys()]).toEqual([b]);
    });

    it('ends that of a source when it has answered for ten minutes', async () => {
      const { store } = await create();
      const all = [a, b, c];
      const answers = async (minute: number, seen = minute) => {
        const results = all.map(entityRef => is(entityRef, 'ok', at(seen)));
        await store.save(source, results, at(minute));
        return store.acknowledgements.end(at(minute));
      };
      await answers(0);
      await store.expire(source, at(5));
      await store.acknowledgements.acknowledge(byAnn(silent), at(6));

      expect(await answers(7)).toBeUndefined();
      await store.save(
        source,
        all.map(each => fails(each)),
        at(12),
      );
      await store.expire(source, at(12));
      expect(await store.acknowledgements.end(at(12))).toBeUndefined();
      expect(await answers(13)).toBeUndefined();
      expect(await answers(22)).toBeUndefined();
      expect(await answers(23)).toEqual(expect.any(Number));
      expect((await store.acknowledgements.readStanding()).size).toBe(0);
    });

    it('ends that of a source that answers, whatever single services are unknown', async () => {
      const { store } = await create();
      const all = [a, b, c];
      const say = (minute: number, ...status: Status[]) =>
        store.save(
          source,
          status.map((each, i) => ({
            entityRef: `component:default/lone-${i}`,
            reading: reading(each, at(minute)),
          })),
          at(minute),
        );
      const answer = (minute: number) =>
        store.save(
          source,
          all.map(each => is(each, 'ok', at(minute))),
          at(minute),
        );
      await answer(0);
      await store.expire(source, at(5));
      await store.acknowledgements.acknowledge(byAnn(silent), at(6));
      await answer(7);
      const end = (minute: number) => store.acknowledgements.end(at(minute));

      await say(12, 'unknown', 'unknown', 'unknown', 'ok');
      await answer(16);
      await say(16, 'ok', 'ok', 'ok', 'unknown');

      expect(await end(16)).toBeUndefined();
      expect(await end(17)).toEqual(expect.any(Number));
    });

    it('waits for a source that has only begun to answer, for the first time', async () => {
      const { store } = await create();
      const all = [a, b, c];
      await store.save(
        source,
        all.map(each => fails(each)),
        at(0),
      );
      await store.acknowledgements.acknowledge(byAnn(silent), at(1));
      const answer = async (minute: number) => {
        await store.save(
          source,
          all.map(each => is(each, 'ok', at(minute))),
          at(minute),
        );
        return store.acknowledgements.end(at(minute));
      };

      expect(await answer(2)).toBeUndefined();
      expect(await answer(11)).toBeUndefined();
      expect(await answer(12)).toEqual(expect.any(Number));
    });

    it('counts those that a source has never answered for among its silence', async () => {
      const { store } = await create();
      await store.save(
        source,
        [a, b, c].map(each => fails(each)),
        at(0),
      );
      await store.acknowledgements.acknowledge(byAnn(silent), at(1));

      expect(await store.acknowledgements.end(at(60))).toBeUndefined();

      const missing = { kind: 'not-found' as const, message: 'No such alarm' };
      await store.save(
        source,
        [b, c].map(entityRef => ({ entityRef, failure: missing })),
        at(61),
      );
      expect(await store.acknowledgements.end(at(61))).toEqual(
        expect.any(Number),
      );
    });

    it('tells those that stood in a shift, and forgets them with its transitions', async () => {
      const { knex, store } = await create();
      const { acknowledgements } = store;
      await acknowledgements.acknowledge(byAnn(a), at(0));
      await acknowledgements.withdraw(
        { subject: a, others: [], by: 'user:default/ben' },
        at(10),
      );
      await acknowledgements.acknowledge(byAnn(b), at(5));
      const told = async (from: number, to: number) =>
        (
          await acknowledgements.readBetween(
            at(from).toISOString(),
            at(to).toISOString(),
          )
        ).map(({ subject, endedAt }) => [subject, endedAt?.slice(14, 16)]);

      expect(await told(0, 4)).toEqual([[a, '10']]);
      expect(await told(9, 20)).toEqual([
        [a, '10'],
        [b, undefined],
      ]);
      expect(await told(11, 20)).toEqual([[b, undefined]]);
      expect(
        await knex('acknowledgements').where({ subject: a }).first(),
      ).toMatchObject({
        ended_because: 'withdrawn',
        ended_by: 'user:default/ben',
      });

      await store.forget(at(30));
      expect(await told(0, 40)).toEqual([[b, undefined]]);
    });
  });
}
