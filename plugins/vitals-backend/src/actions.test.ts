import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  BackstageCredentials,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { Entity } from '@backstage/catalog-model';
import { ref, service, startOnCall } from './__testUtils__/startOnCall';
import { component, outsider, unentitled } from './__testUtils__/startVitals';
import { reading } from './__testUtils__/FakeProvider';
import { minutesAgo } from './__testUtils__/startShop';

// A busy machine takes its time to start a backend.
jest.setTimeout(30_000);

const outside = mockCredentials.user(outsider);

async function start(...[statuses, options]: Parameters<typeof startOnCall>) {
  const registry = actionsRegistryServiceMock();
  const vitals = await startOnCall(statuses, {
    ...options,
    features: [
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => registry,
      }),
    ],
  });
  await vitals.survey();
  return {
    ...vitals,
    registry,
    invoke: async (
      name: string,
      input: Record<string, string | number> = {},
      credentials: BackstageCredentials = mockCredentials.user(),
    ) => {
      const id = `test:${name}`;
      const { output } = await registry.invoke({ id, input, credentials });
      return output as any;
    },
  };
}

const shop: Entity[] = [
  service('orders-db', [], {
    'gantry.dev/runbook': 'https://runbooks.test/orders-db',
  }),
  service('orders', ['orders-db', 'search'], {
    'gantry.dev/runbook': '//evil.test/runbook',
  }),
  service('secret-orders', ['orders-db']),
  service('search'),
  component('bare'),
];

describe('actions for assistants', () => {
  it('only read, and say so', async () => {
    const { registry } = await start({ orders: 'ok' });

    const { actions } = await registry.list();

    expect(actions.map(({ name }) => name)).toEqual([
      'fleet-status',
      'diagnose-service',
      'explain-empty-card',
    ]);
    for (const { attributes } of actions) {
      expect(attributes).toEqual({
        readOnly: true,
        destructive: false,
        idempotent: true,
      });
    }
  });

  it.each(['fleet-status', 'diagnose-service', 'explain-empty-card'])(
    '%s answers no service, which would see everything',
    async name => {
      const { invoke } = await start({ orders: 'critical' });

      await expect(
        invoke(name, { entityRef: 'orders' }, mockCredentials.service()),
      ).rejects.toThrow('Only a user may ask this');
    },
  );

  it.each(['diagnose-service', 'explain-empty-card'])(
    '%s takes what is hidden for absent, and names what is no reference',
    async name => {
      const { invoke } = await start({ 'secret-orders': 'critical' });
      const ask = (entityRef: string) => invoke(name, { entityRef }, outside);

      await expect(ask(ref('secret-orders'))).rejects.toThrow(
        `There is no entity ${ref('secret-orders')}`,
      );
      await expect(ask(ref('absent'))).rejects.toThrow(
        `There is no entity ${ref('absent')}`,
      );
      await expect(ask('component:')).rejects.toThrow(
        "entityRef: 'component:' must be an entity",
      );
    },
  );
});

describe('fleet-status', () => {
  const statuses = {
    'orders-db': 'critical',
    orders: 'critical',
    'secret-orders': 'warning',
    search: 'ok',
  } as const;

  it('counts by status and tells the incidents as the route does', async () => {
    const { get, invoke } = await start(statuses, { entities: shop });
    const { body } = await get('/on-call').expect(200);

    const status = await invoke('fleet-status');

    expect(status.counts).toEqual({
      critical: 2,
      warning: 1,
      unknown: 0,
      ok: 1,
    });
    expect(status.incidentCount).toBe(1);
    const [incident] = body.items;
    // Whatever the catalog says, an assistant is sent to no such place.
    incident.entities[1].facts.runbook = undefined;
    expect(status.incidents).toEqual([{ ...incident, entityCount: 3 }]);
  });

  it('tells of the worst as many as asked for, of one status if asked for', async () => {
    const { invoke } = await start({
      a: 'critical',
      b: 'warning',
      c: 'warning',
    });

    const first = await invoke('fleet-status', { limit: 1 });
    const warnings = await invoke('fleet-status', { status: 'warning' });

    expect([first.incidentCount, first.incidents.length]).toEqual([3, 1]);
    expect(first.incidents[0].cause).toEqual({ entityRef: ref('a') });
    expect(warnings.incidentCount).toBe(2);
  });

  it('keeps large incidents short, and says how large they are', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `s${i}`);
    const { invoke } = await start(
      Object.fromEntries([...names, 'db'].map(name => [name, 'critical'])),
      {
        entities: [service('db'), ...names.map(name => service(name, ['db']))],
      },
    );

    const { incidents } = await invoke('fleet-status');

    expect(incidents).toHaveLength(1);
    expect(incidents[0].entityCount).toBe(31);
    expect(incidents[0].entities).toHaveLength(20);
    expect(incidents[0].entities[0].entityRef).toBe(ref('db'));
  });

  it('says nothing of what the caller may not see, also once another has asked', async () => {
    const { invoke } = await start(statuses, { entities: shop });
    await invoke('fleet-status');

    const seen = await invoke('fleet-status', {}, outside);
    const nothing = await invoke(
      'fleet-status',
      {},
      mockCredentials.user(unentitled),
    );

    expect(JSON.stringify(seen)).not.toContain('secret');
    expect(seen.counts).toEqual({ critical: 2, warning: 0, unknown: 0, ok: 1 });
    expect(seen.incidents[0]).toMatchObject({
      entityCount: 2,
      because: expect.stringMatching(/^1 service that depends on orders-db /),
    });
    expect(nothing).toEqual({
      counts: { critical: 0, warning: 0, unknown: 0, ok: 0 },
      incidentCount: 0,
      incidents: [],
    });
  });
});

describe('diagnose-service', () => {
  it('tells what is known of a service and of what it depends on', async () => {
    const { become, invoke } = await start(
      { 'orders-db': 'ok', orders: 'ok', 'secret-orders': 'ok', search: 'ok' },
      { entities: shop },
    );
    await become({ 'orders-db': 'critical', orders: 'critical' });

    const diagnosis = await invoke('diagnose-service', { entityRef: 'orders' });

    expect(diagnosis).toMatchObject({
      entityRef: ref('orders'),
      verdicts: { health: { status: 'critical', reason: 'All is critical' } },
      readings: [
        { vital: 'health', source: 'fake/a', status: 'critical', stale: false },
      ],
      failures: [],
      pending: [],
      denied: [],
      incident: { cause: { entityRef: ref('orders-db') }, entityCount: 2 },
      dependencies: [
        {
          entityRef: ref('orders-db'),
          facts: { runbook: 'https://runbooks.test/orders-db' },
          verdict: { status: 'critical' },
        },
        { entityRef: ref('search'), verdict: { status: 'ok' } },
      ],
      transitions: [{ from: 'ok', to: 'critical', reason: 'All is critical' }],
    });
    expect(diagnosis.facts).toEqual({ type: 'service' });
  });

  it('tells no verdict, and no incident, where nothing is known or wrong', async () => {
    const { invoke } = await start({ search: 'ok' }, { entities: shop });

    const bare = await invoke('diagnose-service', { entityRef: 'bare' });
    const search = await invoke('diagnose-service', { entityRef: 'search' });

    expect(bare).toMatchObject({
      verdicts: {},
      readings: [],
      dependencies: [],
    });
    expect(bare.incident).toBeUndefined();
    expect(search.verdicts.health.status).toBe('ok');
    expect(search.incident).toBeUndefined();
  });

  it('leaves out dependencies that the caller may not see', async () => {
    const { invoke } = await start(
      { orders: 'critical', 'secret-db': 'critical' },
      {
        entities: [service('orders', ['secret-db']), service('secret-db')],
      },
    );
    const ask = (credentials?: BackstageCredentials) =>
      invoke('diagnose-service', { entityRef: 'orders' }, credentials);
    const whole = await ask();

    const part = await ask(outside);

    expect(whole.incident.cause).toEqual({ entityRef: ref('secret-db') });
    expect(JSON.stringify(part)).not.toContain('secret');
    expect(part.incident.cause).toEqual({ entityRef: ref('orders') });
  });

  it('tells whoever may not see a vital nothing of it', async () => {
    const { invoke } = await start(
      { orders: 'critical', search: 'critical' },
      {
        entities: [service('orders', ['search']), service('search')],
      },
    );

    const diagnosis = await invoke(
      'diagnose-service',
      { entityRef: 'orders' },
      mockCredentials.user(unentitled),
    );

    expect(diagnosis).toMatchObject({
      verdicts: {},
      readings: [],
      denied: ['health'],
      dependencies: [{ entityRef: ref('search') }],
      transitions: [],
    });
    expect(JSON.stringify(diagnosis)).not.toContain('critical');
  });
});

describe('explain-empty-card', () => {
  it('proposes annotations where there are none', async () => {
    const { invoke } = await start({ orders: 'ok' }, { entities: shop });

    const { annotations, annotationProblems, findings } = await invoke(
      'explain-empty-card',
      { entityRef: 'bare' },
    );

    expect(findings).toEqual([
      {
        vital: 'health',
        state: 'unannotated',
        explanation:
          'No annotation of the entity names anything that could tell its health.',
        fix: expect.stringContaining('catalog-info.yaml'),
      },
    ]);
    expect(annotations.slice(0, 2).map(({ yaml }: any) => yaml)).toEqual([
      'metadata:\n  annotations:\n    gantry.dev/cloudwatch-alarms: bare-*',
      'metadata:\n  annotations:\n    prometheus.io/labels: service=bare',
    ]);
    expect(annotationProblems).toEqual([]);
  });

  it('proposes none where no annotation could help', async () => {
    const api = { ...component('orders-api'), kind: 'API' };
    const { invoke } = await start({}, { entities: [api] });

    const { annotations, findings } = await invoke('explain-empty-card', {
      entityRef: 'api:default/orders-api',
    });

    expect(annotations).toEqual([]);
    expect(findings[0].fix).toContain('ask about the components and resources');
  });

  it('names the right that is missing', async () => {
    const { invoke } = await start({ orders: 'critical' });

    const { findings } = await invoke(
      'explain-empty-card',
      { entityRef: 'orders' },
      mockCredentials.user(unentitled),
    );

    expect(findings).toEqual([
      expect.objectContaining({
        state: 'denied',
        fix: expect.stringContaining('vitals.health.read'),
      }),
    ]);
  });

  it('tells sources apart that answer, failed, are too old or have not been asked', async () => {
    const entities = [
      service('orders', [], { 'gantry.dev/tier': 'first' }),
      service('carts'),
      service('late'),
    ];
    const { invoke, provider, survey } = await start(
      { orders: 'warning' },
      { entities },
    );
    provider.answers.set(ref('carts'), {
      kind: 'denied',
      message: 'The role may not list alarms',
      fix: 'Allow cloudwatch:DescribeAlarms.',
    });
    provider.answers.set(ref('late'), reading('ok', minutesAgo(60)));
    await survey();
    entities.push(service('fresh'));
    const ask = (entityRef: string) =>
      invoke('explain-empty-card', { entityRef });

    const [orders, carts, late, fresh] = await Promise.all(
      ['orders', 'carts', 'late', 'fresh'].map(ask),
    );

    expect(orders.findings).toEqual([
      {
        vital: 'health',
        state: 'shown',
        source: 'fake/a',
        explanation: 'fake/a says warning: All is warning',
      },
    ]);
    expect(orders.annotations).toEqual([]);
    expect(orders.annotationProblems).toEqual([
      expect.stringMatching(/^gantry.dev\/tier: 'first' /),
    ]);
    expect(carts.findings).toEqual([
      {
        vital: 'health',
        state: 'failed',
        source: 'fake/a',
        explanation: expect.stringMatching(
          /^The role may not list alarms. It has failed since 20/,
        ),
        fix: 'Allow cloudwatch:DescribeAlarms.',
      },
    ]);
    expect(late.findings).toEqual([
      expect.objectContaining({
        state: 'stale',
        explanation: expect.stringContaining('too old to count; it was ok'),
      }),
    ]);
    expect(fresh.findings).toEqual([
      expect.objectContaining({ state: 'pending', source: 'fake/a' }),
    ]);
  });
});
