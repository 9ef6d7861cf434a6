import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { stopClock } from '@gantry/plugin-vitals-node/testUtils';
import { group, owned, startNotices } from './startNotices';

const count = 12;
const names = Array.from({ length: count }, (_, i) => `service-${i}`);
const entities = [
  group('commerce'),
  ...names.map(name => owned('commerce', name)),
];
const all = (status: 'ok' | 'critical') =>
  Object.fromEntries(names.map(name => [name, status]));
const each = (what: string) =>
  names.map(name => `commerce: ${what}: ${name}`).sort();

/** What holds with several replicas and over restarts, on whichever database. */
// eslint-disable-next-line jest/no-export
export function describeNotices(id: TestDatabaseId) {
  describe(`notices of several replicas on ${id}`, () => {
    const databases = TestDatabases.create({ ids: [id] });
    const pass = stopClock('2026-01-01T12:00:00Z');
    const start = (knex: Knex) => startNotices({ entities, knex });

    it('are sent once, whoever looks at the same time', async () => {
      const knex = await databases.init(id);
      const replicas = [await start(knex), await start(knex)];
      const [one, two] = replicas;
      const told = () => [...one.told(), ...two.told()].sort();
      const lookAtOnce = () =>
        Promise.all([...replicas, ...replicas].map(({ look }) => look()));

      await one.become(all('critical'));
      await lookAtOnce();
      pass(1);
      await lookAtOnce();
      await lookAtOnce();
      expect(told()).toEqual(each('Critical'));

      await two.become(all('ok'));
      await lookAtOnce();
      pass(5);
      await lookAtOnce();
      await lookAtOnce();
      expect(told()).toEqual([...each('Critical'), ...each('Resolved')]);
    });

    it('are sent by another replica when the one that took them is gone', async () => {
      const knex = await databases.init(id);
      const dying = await start(knex);
      const other = await start(knex);
      const endings: (() => void)[] = [];
      dying.send.mockImplementation(
        () => new Promise<void>(resolve => endings.push(resolve)),
      );
      await dying.become({ 'service-0': 'critical' });
      await dying.look();
      pass(1);
      const never = dying.look();
      while (endings.length === 0) {
        await new Promise(setImmediate);
      }

      await other.look();
      pass(2.4);
      await other.look();
      expect(other.told()).toEqual([]);
      pass(0.1);
      await other.look();
      await other.look();

      expect(other.told()).toEqual(['commerce: Critical: service-0']);
      // By which the second takes the place of the first, should that have arrived.
      const [[first]] = dying.send.mock.calls;
      expect(other.sent).toEqual([first]);
      endings.forEach(end => end());
      await never;
    });

    it('are neither lost nor repeated over a restart', async () => {
      const knex = await databases.init(id);
      const before = await start(knex);
      await before.become({ 'service-0': 'critical', 'service-1': 'critical' });
      await before.look();
      pass(0.5);
      await before.stop();

      const during = await start(knex);
      pass(0.5);
      await during.look();
      expect(during.told().sort()).toEqual([
        'commerce: Critical: service-0',
        'commerce: Critical: service-1',
      ]);
      await during.become({ 'service-0': 'ok', 'service-1': 'critical' });
      await during.look();
      await during.stop();

      const after = await start(knex);
      after.provider.answers.set(
        'component:default/service-1',
        during.provider.answers.get('component:default/service-1')!,
      );
      pass(5);
      await after.look();
      await after.look();
      expect(after.told()).toEqual(['commerce: Resolved: service-0']);
    });

    it('are of what has recovered and fails again, whoever has looked before', async () => {
      const knex = await databases.init(id);
      const shop = [
        group('commerce'),
        owned('commerce', 'service-0'),
        owned('commerce', 'service-1', ['service-0']),
      ];
      const one = await startNotices({ entities: shop, knex });
      const two = await startNotices({ entities: shop, knex });
      await one.become({ 'service-0': 'critical', 'service-1': 'critical' });
      pass(1);
      await one.look();
      await two.become({ 'service-0': 'ok', 'service-1': 'critical' });
      await two.look();
      pass(5);
      await one.look();
      await two.become({ 'service-0': 'critical' });
      pass(1);
      await two.look();
      await one.look();
      await one.become({ 'service-0': 'ok', 'service-1': 'ok' });
      await two.look();
      pass(5);
      await one.look();

      expect(one.told()).toEqual([
        'commerce: Critical: service-0 and 1 more of yours',
        'commerce: Resolved: service-1',
        'commerce: Resolved: service-0',
      ]);
      expect(two.told()).toEqual([
        'commerce: Critical: service-0 and 1 more of yours',
      ]);
    });

    it('that fail are sent later, each incident in its order', async () => {
      const knex = await databases.init(id);
      const { become, look, send, told } = await start(knex);
      send.mockRejectedValue(new Error('no luck'));
      await become({ 'service-0': 'critical' });
      await look();
      pass(1);
      await look();
      await become({ 'service-0': 'ok' });
      await look();
      pass(5);
      await look();
      const tries = send.mock.calls.length;
      expect(told()).toEqual([]);

      const {
        send: working,
        told: toldLater,
        look: lookLater,
      } = await start(knex);
      pass(10);
      await lookLater();

      expect(tries).toBeGreaterThan(1);
      expect(working).toHaveBeenCalledTimes(2);
      expect(toldLater()).toEqual([
        'commerce: Critical: service-0',
        'commerce: Resolved: service-0',
      ]);
    });
  });
}
