import { TestDatabases } from '@backstage/backend-test-utils';
import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { vitalsExtensionPoint } from '@gantry/plugin-vitals-node';
import { FakeProvider, reading } from './__testUtils__/FakeProvider';
import {
  carts,
  cartsRef,
  minutesAgo,
  orders,
  ordersPath,
  ordersRef,
} from './__testUtils__/startShop';
import {
  component,
  moduleWith,
  startVitals,
} from './__testUtils__/startVitals';

const tolerant = {
  backend: { startup: { default: { onPluginModuleBootFailure: 'continue' } } },
};
const brokenModule = createBackendModule({
  pluginId: 'vitals',
  moduleId: 'broken',
  register(env) {
    env.registerInit({
      deps: { vitals: vitalsExtensionPoint },
      async init() {
        throw new Error('no luck');
      },
    });
  },
});

describe('a start', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('shows what was known before, with its age, though its source is broken', async () => {
    const knex = await databases.init('SQLITE_3');
    const before = new FakeProvider();
    before.answers.set(ordersRef, reading('critical', minutesAgo(2)));
    const first = await startVitals({
      entities: [orders],
      features: [moduleWith(before)],
      knex,
    });
    await first.stop();
    const after = new FakeProvider();
    after.answers.set(ordersRef, new Error('broken'));

    const { get } = await startVitals({
      entities: [orders],
      features: [moduleWith(after)],
      knex,
    });

    const { body } = await get(ordersPath);
    expect(body.readings).toEqual([
      expect.objectContaining({
        status: 'critical',
        observedAt: (before.answers.get(ordersRef) as any).observedAt,
      }),
    ]);
    expect(body.failures).toHaveLength(1);
  });

  it('asks a catalog that is still being filled again soon', async () => {
    const provider = new FakeProvider();
    provider.answers.set(ordersRef, reading('ok'));
    const reads = [new Error('not ready'), [], [orders]];

    const { get } = await startVitals({
      entities: () => {
        const read = reads.length > 1 ? reads.shift()! : reads[0];
        if (read instanceof Error) {
          throw read;
        }
        return read;
      },
      features: [moduleWith(provider)],
    });

    const items = async () => (await get('/fleet')).body.items;
    expect(await items()).toEqual([]);
    while ((await items()).length === 0) {
      await new Promise(setImmediate);
    }
    expect(provider.surveys).toEqual([[ordersRef]]);
  });

  it('asks once more when the catalog has been filled', async () => {
    const provider = new FakeProvider();
    provider.answers.set(ordersRef, reading('ok'));
    provider.answers.set(cartsRef, reading('ok'));
    const beginning = [[], [], [orders]];

    await startVitals({
      entities: () => {
        if (provider.surveys.length > 0) {
          return [orders, carts];
        }
        return beginning.length > 1 ? beginning.shift()! : beginning[0];
      },
      features: [moduleWith(provider)],
    });

    while (provider.surveys.length < 2) {
      await new Promise(setImmediate);
    }
    expect(provider.surveys).toEqual([[ordersRef], [ordersRef, cartsRef]]);
  });

  it.each<[string, BackendFeature[], number]>([
    ['no provider of that id is left', [], 0],
    [
      'its provider has no source left',
      [moduleWith(new FakeProvider('old', []))],
      0,
    ],
    ['its module cannot start', [brokenModule], 1],
  ])('forgets what was said before when %s', async (_, features, readings) => {
    const knex = await databases.init('SQLITE_3');
    const old = new FakeProvider('old');
    const asking = component('orders', { 'old.test/sources': 'old/a' });
    old.answers.set(ordersRef, reading('ok'));
    const first = await startVitals({
      entities: [asking],
      features: [moduleWith(old)],
      knex,
    });
    await first.stop();

    const { get } = await startVitals({
      entities: [asking],
      features: [moduleWith(new FakeProvider()), ...features],
      knex,
      config: tolerant,
    });

    const { body } = await get(ordersPath);
    expect(body.readings).toHaveLength(readings);
  });
});

describe('modules', () => {
  it('go on when one of them fails', async () => {
    const provider = new FakeProvider();
    provider.answers.set(ordersRef, reading('ok'));
    const { get } = await startVitals({
      entities: [orders],
      features: [brokenModule, moduleWith(provider)],
      config: tolerant,
    });

    const { body } = await get('/fleet');
    expect(body.items).toHaveLength(1);
  });

  it('are reported by name when their provider cannot be scheduled', async () => {
    const unschedulable = new FakeProvider('odd', ['']);
    Object.defineProperty(unschedulable, 'sources', {
      get: () => {
        throw new Error('no sources');
      },
    });

    await expect(
      startVitals({
        entities: [orders],
        features: [moduleWith(unschedulable), moduleWith(new FakeProvider())],
      }),
    ).rejects.toThrow(/Module 'with-odd' for plugin 'vitals' startup failed/);
  });

  it('leave no survey behind that fails when a later one cannot be scheduled', async () => {
    const half = new FakeProvider('half', ['half/a']);
    Object.defineProperty(half, 'sources', {
      get: function* sources() {
        yield 'half/a';
        throw new Error('no second source');
      },
    });

    const { get, survey } = await startVitals({
      entities: [orders],
      features: [moduleWith(half), moduleWith(new FakeProvider())],
      config: tolerant,
    });

    await survey('half/a');
    await get('/fleet').expect(200);
    expect(half.surveys).toEqual([]);
  });

  it('cannot add a provider twice', async () => {
    await expect(
      startVitals({
        entities: [orders],
        features: [moduleWith(new FakeProvider(), new FakeProvider())],
      }),
    ).rejects.toThrow(
      /Module 'with-fake-fake' for plugin 'vitals' startup failed/,
    );
  });
});
