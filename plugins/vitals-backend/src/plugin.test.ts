import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { vitalsSignalChannel } from '@gantry/plugin-vitals-common';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { FakeProvider, reading } from './__testUtils__/FakeProvider';
import {
  component,
  moduleWith,
  outsider,
  startVitals,
  unentitled,
} from './__testUtils__/startVitals';

const orders = component('orders', { 'fake.test/sources': 'fake/a' });
const carts = component('carts', { 'fake.test/sources': 'fake/a' });
const ordersRef = 'component:default/orders';
const cartsRef = 'component:default/carts';
const ordersPath = '/entities/component/default/orders';
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

async function start(
  entities = [orders, carts],
  provider = new FakeProvider(),
) {
  provider.answers.set(ordersRef, reading('ok'));
  provider.answers.set(cartsRef, reading('warning'));
  const vitals = await startVitals({
    entities,
    features: [moduleWith(provider)],
  });
  return { ...vitals, provider, entities };
}

describe('a survey', () => {
  it('carries what a source says of an entity to the routes', async () => {
    const { get, provider } = await start();

    const { body: entity } = await get(ordersPath).expect(200);
    const { body: fleet } = await get('/fleet').expect(200);

    const observedAt = (provider.answers.get(ordersRef) as any).observedAt;
    const verdict = {
      status: 'ok',
      reason: 'All is ok',
      observedAt,
      source: 'fake/a',
    };
    expect(entity).toEqual({
      entityRef: ordersRef,
      verdicts: { health: verdict },
      readings: [
        {
          ...reading('ok'),
          observedAt,
          entityRef: ordersRef,
          kind: 'health',
          source: 'fake/a',
        },
      ],
      failures: [],
      pending: [],
    });
    expect(fleet).toEqual({
      revision: expect.any(Number),
      items: [
        {
          entityRef: cartsRef,
          verdicts: { health: expect.objectContaining({ status: 'warning' }) },
        },
        { entityRef: ordersRef, verdicts: { health: verdict } },
      ],
    });
    expect(provider.surveys).toEqual([[ordersRef, cartsRef]]);
  });

  it('keeps what was said before a source broke down, and says what is wrong with the rest', async () => {
    const { get, provider, survey } = await start();
    provider.answers.set(ordersRef, reading('critical'));
    provider.answers.set(
      cartsRef,
      new UpstreamError({
        kind: 'throttled',
        message: 'Too many calls',
        fix: 'Wait',
      }),
    );

    await survey();

    const { body: first } = await get(ordersPath);
    const { body: second } = await get('/entities/component/default/carts');
    expect(first.verdicts.health.status).toBe('critical');
    expect(first.failures).toEqual([]);
    expect(second.failures).toEqual([
      {
        kind: 'throttled',
        message: 'Too many calls',
        fix: 'Wait',
        entityRef: cartsRef,
        vital: 'health',
        source: 'fake/a',
        since: expect.any(String),
      },
    ]);
    expect(second.verdicts.health.status).toBe('warning');
    expect(second.readings).toHaveLength(1);

    await survey();
    const { body: third } = await get('/entities/component/default/carts');
    expect(third.failures[0].since).toBe(second.failures[0].since);

    provider.answers.set(cartsRef, reading('ok'));
    await survey();
    const { body: healed } = await get('/entities/component/default/carts');
    expect(healed.failures).toEqual([]);
    expect(healed.verdicts.health.status).toBe('ok');
  });

  it.each([
    [
      Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      'unreachable',
    ],
    [Object.assign(new Error('late'), { name: 'TimeoutError' }), 'timeout'],
    [new SyntaxError('Unexpected token <'), 'malformed'],
    ['nothing' as const, 'malformed'],
    [{ kind: 'denied' as const, message: 'No right' }, 'denied'],
  ])('classifies %p as %s', async (answer, kind) => {
    const { get, provider, survey } = await start();
    provider.answers.set(ordersRef, answer);

    await survey();

    const { body } = await get(ordersPath);
    expect(body.failures).toMatchObject([{ kind, source: 'fake/a' }]);
    expect(body.readings).toHaveLength(1);
  });

  it('counts a reading that has outlived three periods as unknown, and tells it as a change', async () => {
    const { get, provider, survey } = await start();
    const { body: before } = await get('/fleet');
    const old = minutesAgo(4);
    provider.answers.set(ordersRef, reading('ok', old));

    await survey();

    const { body } = await get(`/fleet?since=${before.revision}`);
    expect(body.items).toEqual([
      {
        entityRef: ordersRef,
        verdicts: {
          health: {
            status: 'unknown',
            reason: 'No fresh answer from fake/a. Last known: ok, All is ok',
            observedAt: old.toISOString(),
            source: 'fake/a',
          },
        },
      },
    ]);
  });

  it('names a malformed annotation and keeps the last reading', async () => {
    const { get, entities, survey } = await start(
      [orders, carts].map(entity => structuredClone(entity)),
    );
    entities[0].metadata.annotations!['fake.test/sources'] = 'fake/typo';
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);

    const { body: pending } = await get(ordersPath);
    await survey();
    const { body } = await get(ordersPath);
    jest.restoreAllMocks();

    expect(pending.pending).toEqual([{ vital: 'health', source: 'fake' }]);
    expect(body.failures).toMatchObject([
      {
        source: 'fake',
        kind: 'malformed',
        message:
          "fake.test/sources: 'fake/typo' is no source; for example 'fake/a'",
      },
    ]);
    expect(body.readings).toMatchObject([{ source: 'fake/a', status: 'ok' }]);
    expect(body.verdicts.health.status).toBe('unknown');
    expect(body.pending).toEqual([]);
  });

  it('forgets an entity that no longer asks', async () => {
    const { get, entities, survey } = await start(
      [orders, carts].map(entity => structuredClone(entity)),
    );
    const { body: before } = await get('/fleet');
    delete entities[0].metadata.annotations!['fake.test/sources'];
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);

    await survey();
    const { body: entity } = await get(ordersPath);
    const { body: delta } = await get(`/fleet?since=${before.revision}`);
    const { body: fleet } = await get('/fleet');
    jest.restoreAllMocks();

    expect(entity).toMatchObject({ verdicts: {}, readings: [], failures: [] });
    expect(delta.items).toEqual([{ entityRef: ordersRef, verdicts: {} }]);
    expect(fleet.items.map((item: any) => item.entityRef)).toEqual([cartsRef]);
  });

  it('signals one revision for all that changed, and none when nothing did', async () => {
    const { get, provider, signals, survey } = await start();
    const { body: fleet } = await get('/fleet');
    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: vitalsSignalChannel,
          message: { revision: fleet.revision },
        },
      ],
    ]);

    provider.answers.set(ordersRef, reading('ok'));
    await survey();

    expect(signals.publish).toHaveBeenCalledTimes(1);
    const { body: delta } = await get(`/fleet?since=${fleet.revision}`);
    expect(delta).toEqual({ revision: fleet.revision, items: [] });
  });
});

describe('a caller', () => {
  const secret = component('secret', { 'fake.test/sources': 'fake/a' });

  it('is turned away without a token', async () => {
    const { get } = await start();
    const nobody = mockCredentials.none.header();

    const answers = await Promise.all(
      [ordersPath, `${ordersPath}/health`, '/fleet'].map(path =>
        get(path, nobody),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  it('cannot tell an entity that is hidden from one that is absent', async () => {
    const { get, provider } = await start([orders, secret]);
    provider.answers.set('component:default/secret', reading('critical'));
    const header = mockCredentials.user.header(outsider);

    const hidden = await get('/entities/component/default/secret', header);
    const absent = await get('/entities/component/default/absent', header);
    const inspected = await get(
      '/entities/component/default/secret/health',
      header,
    );
    const { body: fleet } = await get('/fleet', header);
    const { body: delta } = await get('/fleet?since=0', header);

    expect(hidden.status).toBe(404);
    expect(inspected.status).toBe(404);
    expect(hidden.body.error).toEqual({
      ...absent.body.error,
      message: absent.body.error.message.replace('absent', 'secret'),
    });
    expect(fleet.items).toHaveLength(1);
    expect(JSON.stringify([fleet, delta])).not.toContain('secret');
  });

  it('sees no vital without its permission', async () => {
    const { get } = await start();
    const header = mockCredentials.user.header(unentitled);

    const { body: entity } = await get(ordersPath, header).expect(200);
    const { body: fleet } = await get('/fleet', header).expect(200);
    await get(`${ordersPath}/health`, header).expect(403);

    expect(entity).toEqual({
      entityRef: ordersRef,
      verdicts: {},
      readings: [],
      failures: [],
      pending: [],
    });
    expect(fleet.items).toEqual([]);
  });

  it.each([
    ['/fleet?since=yesterday', 'since: must be a revision, a whole number'],
    [`${ordersPath}/mood`, 'vital: '],
    [`${ordersPath}/health?from=then`, 'from: must be an ISO 8601 time'],
    [
      `${ordersPath}/health?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z`,
      'from: must be before to',
    ],
    [
      `${ordersPath}/health?from=2025-01-02T00:00:00Z&to=2026-01-01T00:00:00Z`,
      'from: must be at most 31 days',
    ],
  ])('reads in %s which field is wrong', async (path, message) => {
    const { get } = await start();

    const { body } = await get(path).expect(400);

    expect(body.error.message).toContain(message);
  });

  it('is spared an answer that still holds', async () => {
    const { get } = await start();
    const { headers } = await get('/fleet').expect(200);

    const again = await get('/fleet').set('If-None-Match', headers.etag);

    expect(again.status).toBe(304);
  });

  it('shares one inspection with all who look at the same time', async () => {
    const { get, provider } = await start();
    let answer: (() => void) | undefined;
    provider.inspection = () =>
      new Promise(resolve => {
        answer = () => resolve({ series: [], transitions: [] });
      });
    const path = `${ordersPath}/health?from=2026-01-01T00:00:07Z&to=2026-01-01T01:00:30Z`;

    const waiting = Promise.all([get(path), get(path)]);
    while (!answer) {
      await new Promise(setImmediate);
    }
    answer();
    const [first] = await waiting;
    await get(path);

    expect(provider.inspections).toBe(1);
    expect(first.body).toEqual({
      entityRef: ordersRef,
      vital: 'health',
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-01-01T01:00:00.000Z',
      results: [
        { source: 'fake/a', inspection: { series: [], transitions: [] } },
      ],
    });
  });

  it('is told why an inspection failed, and it is tried again', async () => {
    const { get, provider } = await start();
    provider.inspection = async () => {
      throw new UpstreamError({ kind: 'denied', message: 'No right' });
    };

    const { body } = await get(`${ordersPath}/health`).expect(200);
    await get(`${ordersPath}/health`);

    expect(body.results).toMatchObject([
      { source: 'fake/a', failure: { kind: 'denied', message: 'No right' } },
    ]);
    expect(provider.inspections).toBe(2);
  });
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

    const { body } = await get('/fleet');
    expect(body.items).toHaveLength(1);
    expect(provider.surveys).toHaveLength(1);
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
    ).rejects.toThrow(/Module 'with-fake-fake' for plugin 'vitals' startup failed/);
  });
});
