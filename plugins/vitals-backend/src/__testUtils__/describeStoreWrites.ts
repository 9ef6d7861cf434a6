import { reading } from './FakeProvider';
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

/** What the store promises to those who write. */
// eslint-disable-next-line jest/no-export
export function describeStoreWrites(create: ReturnType<typeof storesOn>) {
  describe('when written', () => {
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
      const { entities: emptied } = await store.readFleet();
      expect([...emptied.values()].flatMap(each => each.readings)).toEqual([]);
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
  });
}
