import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { VitalsStore } from '../store';
import { TransitionRow } from '../store/rows';
import { reading } from './FakeProvider';

const source = { kind: 'health' as const, source: 'fake/a' };
const a = 'component:default/a';
const b = 'component:default/b';
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
const is = (entityRef: string, status: 'ok' | 'critical', seen = at(0)) => ({
  entityRef,
  reading: reading(status, seen),
});
const staleAfter = 4 * 60_000;
const fails = (entityRef: string, message = 'No answer', fix?: string) => ({
  entityRef,
  failure: { kind: 'timeout' as const, message, fix },
});

/** Newest first. */
async function transitionsOf(knex: Knex, entityRef: string) {
  const rows = await knex<TransitionRow>('transitions')
    .where({ entity_ref: entityRef })
    .orderBy('id', 'desc');
  return rows.map(
    ({ from_status: from, to_status: to, at: time }) =>
      `${from} ${to} ${time.slice(14, 16)}`,
  );
}

/** What the store promises, on whichever database. */
// eslint-disable-next-line jest/no-export
export function describeStore(id: TestDatabaseId) {
  describe(`VitalsStore on ${id}`, () => {
    const databases = TestDatabases.create({ ids: [id] });

    async function create() {
      const knex = await databases.init(id);
      const open = () =>
        VitalsStore.create({ getClient: async () => knex } as any, staleAfter);
      return { knex, open, store: await open() };
    }

    it('raises the revision for what changes a verdict, and for nothing else', async () => {
      const { store } = await create();

      const revisions = [
        await store.save(source, [is(a, 'ok'), is(b, 'ok')], at(0)),
        await store.save(source, [is(a, 'ok', at(1)), is(b, 'ok')], at(1)),
        await store.save(source, [is(a, 'critical')], at(2)),
        await store.save(source, [fails(b)], at(3)),
        await store.save(source, [fails(b)], at(4)),
        await store.save(source, [fails(b, 'Still none')], at(5)),
        await store.save(source, [fails(b, 'Still none', 'Wait')], at(5)),
        await store.save(source, [is(b, 'ok')], at(6)),
        await store.retain(source, new Set([a, b]), at(7)),
        await store.retain(source, new Set([a]), at(8)),
        await store.save(source, [], at(9)),
      ];

      expect(revisions).toEqual([
        1,
        undefined,
        2,
        3,
        undefined,
        4,
        5,
        6,
        undefined,
        7,
        undefined,
      ]);
    });

    it('counts a reading that comes too old as outlived, once', async () => {
      const { knex, store } = await create();
      const unsure = (seen: Date) => ({
        entityRef: a,
        reading: reading('unknown', seen),
      });

      const revisions = [
        await store.save(source, [is(a, 'ok')], at(5)),
        await store.expire(source, at(5)),
        await store.save(source, [is(a, 'ok')], at(6)),
        await store.expire(source, at(6)),
        await store.save(source, [unsure(at(0))], at(7)),
        await store.save(source, [unsure(at(8))], at(8)),
      ];

      expect(revisions).toEqual([1, undefined, undefined, undefined, 2, 3]);
      expect(await transitionsOf(knex, a)).toEqual(['null unknown 05']);
    });

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

      expect(await changedOf()).toEqual([3, [[b, ['critical']]]]);
      expect(await changedOf(1)).toEqual([
        3,
        expect.arrayContaining([
          [b, ['critical']],
          [a, []],
        ]),
      ]);
      expect(await changedOf(2)).toEqual([3, [[a, []]]]);
      expect(await changedOf(3)).toEqual([3, []]);
      expect(await changedOf(3, at(5))).toEqual([3, [[b, ['critical']]]]);
      expect(await changedOf(99)).toEqual([3, [[b, ['critical']]]]);
    });

    it('keeps the last reading and the beginning of a row of failures', async () => {
      const { store } = await create();
      await store.save(source, [is(a, 'ok')], at(0));

      await store.save(source, [fails(a)], at(1));
      await store.save(source, [fails(a, 'Other words')], at(2));

      const { readings, failures } = await store.readEntity(a);
      expect(readings).toEqual([
        { ...reading('ok', at(0)), ...source, entityRef: a, link: undefined },
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

    it('forgets sources that are not kept', async () => {
      const { store } = await create();
      const other = { kind: 'health' as const, source: 'other/a' };
      const gone = { kind: 'health' as const, source: 'fake/gone' };
      await store.save(source, [is(a, 'ok')], at(0));
      await store.save(gone, [is(a, 'critical'), fails(b)], at(0));
      await store.save(other, [is(a, 'ok')], at(0));

      await store.retainSources('health', name => name !== 'fake/gone', at(1));

      const { readings } = await store.readEntity(a);
      expect(readings.map(each => each.source)).toEqual(['fake/a', 'other/a']);
      expect(await store.readEntity(b)).toEqual({ readings: [], failures: [] });
    });

    it('takes hundreds of entities at once, and text that databases dislike', async () => {
      const { store } = await create();
      const many = Array.from({ length: 1_001 }, (_, i) =>
        is(`component:default/service-${i}`, 'ok'),
      );
      many[0].reading.reason = `quote ' " \\ ; -- \0 ✓ ${'x'.repeat(10_000)}`;

      await store.save(source, many, at(0));
      await store.save(source, many, at(1));

      const { revision, entities } = await store.readFleet();
      const [first] = entities.get('component:default/service-0')!.readings;
      expect(revision).toBe(1);
      expect(entities.size).toBe(1_001);
      expect(first.reason).toMatch(/^quote ' " \\ ; -- {2}✓ x{10000}$/);

      await store.retain(source, new Set(), at(2));
      expect((await store.readFleet()).entities.size).toBe(0);
    });

    it('is written by two replicas at once without losing a change', async () => {
      const { open, store } = await create();
      const replica = await open();

      const revisions = await Promise.all(
        Array.from({ length: 20 }, (_, i) => {
          const results = [is(a, 'ok'), is(b, 'ok')];
          results.forEach(result => {
            result.reading.reason = `Run ${i}`;
          });
          return i % 2
            ? store.save(source, results, at(i))
            : replica.save(source, results.reverse(), at(i));
        }),
      );

      expect([...revisions].sort((x, y) => x! - y!)).toEqual(
        Array.from({ length: 20 }, (_, i) => i + 1),
      );
      const [first, second] = [
        ...(await store.readFleet(19)).entities.values(),
      ];
      expect(first.readings[0].reason).toBe(second.readings[0].reason);
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
