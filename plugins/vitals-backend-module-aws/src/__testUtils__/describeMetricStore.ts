import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Purchase } from '../health/budget/MetricBudget';
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

    const most = { all: 1_000, inspections: 500 };
    const buy = (metrics: number, more: Partial<Purchase> = {}): Purchase => ({
      ...{ day, account, metrics, purpose: 'survey', ...more },
    });

    it('keeps what was spent over a restart, day by day and account by account', async () => {
      const { open, store } = await create();
      const first = await store.spend(buy(600), most);

      const again = await open();
      const spend = (metrics: number, more?: Partial<Purchase>) =>
        again.spend(buy(metrics, more), most);

      expect(first).toBeUndefined();
      expect(await spend(401)).toBe('all');
      expect(await spend(400)).toBeUndefined();
      expect(await spend(1)).toBe('all');
      expect(await spend(1, { account: '444455556666' })).toBeUndefined();
      expect(await spend(1, { day: '2026-01-02' })).toBeUndefined();
      await again.refund(buy(1));
      expect(await spend(1)).toBeUndefined();
    });

    it('keeps what inspections spend of it, so that the table can be added up', async () => {
      const { knex, store } = await create();
      const inspect = (metrics: number) =>
        store.spend(buy(metrics, { purpose: 'inspection' }), most);

      expect(await inspect(450)).toBeUndefined();
      expect(await inspect(51)).toBe('inspections');
      expect(await store.spend(buy(540), most)).toBeUndefined();
      expect(await inspect(11)).toBe('all');
      expect(await inspect(10)).toBeUndefined();
      await store.refund(buy(7, { purpose: 'inspection' }));

      const [sum] = await knex('cloudwatch_spending')
        .sum({ metrics: 'metrics' })
        .sum({ inspections: 'inspections' });
      expect(Number(sum.metrics)).toBe(993);
      expect(Number(sum.inspections)).toBe(453);
    });

    it('takes over what was counted in rows of its own, and gives it back', async () => {
      const { knex, open } = await create();
      const rows = () =>
        knex('cloudwatch_spending').orderBy(['day', 'account']);
      const directory = resolvePackagePath(
        '@gantry/plugin-vitals-backend-module-aws',
        'migrations',
      );
      const migrations = { directory, tableName: 'cloudwatch_knex_migrations' };
      await knex.migrate.down({
        ...migrations,
        name: '20261125120000_inspections.js',
      } as any);
      await knex('cloudwatch_spending').insert([
        { day, account, metrics: 100 },
        { day, account: `${account} inspections`, metrics: 40 },
        { day, account: '444455556666', metrics: 5 },
      ]);
      const before = await rows();

      await open();

      const after = await rows();
      expect(
        after.map(row => [
          row.account,
          Number(row.metrics),
          Number(row.inspections),
        ]),
      ).toEqual([
        [account, 100, 40],
        ['444455556666', 5, 0],
      ]);
      await knex.migrate.down({
        ...migrations,
        name: '20261125120000_inspections.js',
      } as any);
      expect(await rows()).toEqual(before);
    });

    it('lets no two replicas spend the same dollar', async () => {
      const { open, store } = await create();
      const stores = [store, await open(), await open()];

      const refused = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          stores[i % 3].spend(
            buy(100, { purpose: i % 2 === 0 ? 'inspection' : 'survey' }),
            most,
          ),
        ),
      );

      expect(refused.filter(each => each === undefined)).toHaveLength(10);
    });

    it('forgets days that are long gone', async () => {
      const { knex, store } = await create();
      await store.spend(buy(1, { day: '2025-09-01' }), most);
      await store.spend(buy(1, { day: '2025-12-31' }), most);

      await store.spend(buy(1), most);

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
