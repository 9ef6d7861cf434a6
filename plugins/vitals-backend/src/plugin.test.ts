import { TestDatabases } from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { FakeProvider, reading } from './__testUtils__/FakeProvider';
import {
  minutesAgo,
  orders,
  ordersPath,
  ordersRef,
} from './__testUtils__/startShop';
import { moduleWith, startVitals } from './__testUtils__/startVitals';

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
});

describe('modules', () => {
  it('go on when one of them fails', async () => {
    const broken = createBackendModule({
      pluginId: 'vitals',
      moduleId: 'broken',
      register(env) {
        env.registerInit({
          deps: {},
          async init() {
            throw new Error('no luck');
          },
        });
      },
    });
    const provider = new FakeProvider();
    provider.answers.set(ordersRef, reading('ok'));
    const { get } = await startVitals({
      entities: [orders],
      features: [broken, moduleWith(provider)],
      config: {
        backend: {
          startup: { default: { onPluginModuleBootFailure: 'continue' } },
        },
      },
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
