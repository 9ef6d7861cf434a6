import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { MetricStore } from '../health/budget/MetricStore';

/** What the store promises, on whichever database. */
// eslint-disable-next-line jest/no-export
export function describeMetricStore(id: TestDatabaseId) {
  describe(`MetricStore on ${id}`, () => {
    const databases = TestDatabases.create({ ids: [id] });
    const account = '111122223333';
    const day = '2026-01-01';

    async function create() {
      const knex = await databases.init(id);
      const open = () =>
        MetricStore.create({ getClient: async () => knex } as any);
      return { knex, open, store: await open() };
    }

    it('keeps what was spent over a restart, day by day and account by account', async () => {
      const { open, store } = await create();
      const first = await store.spend(day, account, 600, 1_000);

      const again = await open();

      expect(first).toBe(true);
      expect(await again.spend(day, account, 401, 1_000)).toBe(false);
      expect(await again.spend(day, account, 400, 1_000)).toBe(true);
      expect(await again.spend(day, account, 1, 1_000)).toBe(false);
      expect(await again.spend(day, '444455556666', 1, 1_000)).toBe(true);
      expect(await again.spend('2026-01-02', account, 1, 1_000)).toBe(true);
      await again.refund(day, account, 1);
      expect(await again.spend(day, account, 1, 1_000)).toBe(true);
    });

    it('lets no two replicas spend the same dollar', async () => {
      const { open, store } = await create();
      const stores = [store, await open(), await open()];

      const spent = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          stores[i % 3].spend(day, account, 100, 1_000),
        ),
      );

      expect(spent.filter(Boolean)).toHaveLength(10);
    });

    it('forgets days that are long gone', async () => {
      const { knex, store } = await create();
      await store.spend('2025-09-01', account, 1, 10);
      await store.spend('2025-12-31', account, 1, 10);

      await store.spend(day, account, 1, 10);

      const days = await knex('cloudwatch_spending').orderBy('day');
      expect(days.map(row => row.day)).toEqual(['2025-12-31', day]);
    });

    it('keeps figures of a source, the newest of each, until they are old', async () => {
      const { store } = await create();
      const at = (minute: string) => `2026-01-01T12:${minute}:00.000Z`;
      const figure = (key: string, minute: string, bad: number) => ({
        key,
        readAt: at(minute),
        figure: { '5m': { total: 10, bad } },
      });
      const many = Array.from({ length: 250 }, (_, i) =>
        figure(`k${i}`, '01', i),
      );
      await store.save('cloudwatch/prod/us-east-1', many);
      await store.save('cloudwatch/prod/us-east-1', [figure('k7', '03', 1)]);
      await store.save('cloudwatch/prod/us-west-2', [figure('k1', '04', 1)]);

      const all = await store.load('cloudwatch/prod/us-east-1', '');
      const newer = await store.load('cloudwatch/prod/us-east-1', at('01'));
      await store.forget('cloudwatch/prod/us-east-1', at('02'));
      const left = await store.load('cloudwatch/prod/us-east-1', '');

      expect(all).toHaveLength(250);
      expect(newer).toEqual([figure('k7', '03', 1)]);
      expect(left).toEqual([figure('k7', '03', 1)]);
      expect(await store.load('cloudwatch/prod/us-west-2', '')).toHaveLength(1);
    });

    it('lives beside the tables of the plugin', async () => {
      const { knex } = await create();

      expect(await knex.schema.hasTable('knex_migrations')).toBe(false);
      expect(await knex.schema.hasTable('cloudwatch_knex_migrations')).toBe(
        true,
      );
    });
  });
}
