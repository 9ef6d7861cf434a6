import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { FailureKind, OnCall } from '@gantry/plugin-vitals-common';
import { reading } from './__testUtils__/FakeProvider';
import { later } from './__testUtils__/later';
import { minutesAgo } from './__testUtils__/startShop';
import { ref, service, startOnCall } from './__testUtils__/startOnCall';
import { outsider, unentitled } from './__testUtils__/startVitals';

// A busy machine takes its time to start a backend.
jest.setTimeout(30_000);

afterEach(() => jest.useRealTimers());

const outside = mockCredentials.user.header(outsider);

/** Each incident as its cause and the others. */
function told({ items }: OnCall) {
  return items.map(({ cause, status, entities }) => [
    'source' in cause ? cause.source : cause.entityRef.split('/')[1],
    status,
    ...entities
      .map(({ entityRef }) => entityRef.split('/')[1])
      .filter(
        name => !('entityRef' in cause && cause.entityRef.endsWith(name)),
      ),
  ]);
}

const minute = 60_000;

describe('on call', () => {
  it('is what needs somebody, grouped by cause, worst first', async () => {
    const { get } = await startOnCall(
      {
        'orders-db': 'critical',
        orders: 'critical',
        checkout: 'warning',
        mail: 'warning',
        search: 'ok',
      },
      {
        entities: [
          service('orders-db', [], {
            'gantry.dev/tier': '1',
            'gantry.dev/runbook': 'https://runbooks.test/orders-db',
          }),
          service('orders', ['orders-db']),
          service('checkout', ['orders-api']),
          api('orders-api', 'orders'),
          service('mail', ['search']),
          service('search'),
        ],
      },
    );

    const { body, headers } = await get('/on-call').expect(200);

    expect(told(body)).toEqual([
      ['orders-db', 'critical', 'orders', 'checkout'],
      ['mail', 'warning'],
    ]);
    const [{ because, since, entities, acknowledgement }] = body.items;
    expect(because).toContain('orders-db');
    expect(since).toBe(entities[0].verdict.since);
    expect(acknowledgement).toBeUndefined();
    expect(entities[0]).toEqual({
      entityRef: ref('orders-db'),
      facts: {
        type: 'service',
        tier: '1',
        runbook: 'https://runbooks.test/orders-db',
      },
      vital: 'health',
      verdict: expect.objectContaining({
        status: 'critical',
        reason: 'All is critical',
        link: 'https://console.test/alarms',
      }),
    });
    expect(body.mayAcknowledge).toBe(true);
    await get('/on-call').set('If-None-Match', headers.etag).expect(304);
  });

  it('takes a cause that gave a warning first as having begun then', async () => {
    const entities = [service('orders-db'), service('orders', ['orders-db'])];
    const start = Date.now();
    jest.useFakeTimers({ now: start - 30 * minute, advanceTimers: true });
    const { become, get } = await startOnCall(
      { 'orders-db': 'ok', orders: 'ok' },
      { entities },
    );
    await become({ 'orders-db': 'warning' });
    jest.setSystemTime(start - 25 * minute);
    await become({ orders: 'critical' });
    jest.setSystemTime(start);
    await become({ 'orders-db': 'critical' });

    const { body } = await get('/on-call');
    jest.useRealTimers();

    expect(told(body)).toEqual([['orders-db', 'critical', 'orders']]);
  });

  it('does not call the cause of others what comes and goes while it is well', async () => {
    const { become, get } = await startOnCall(
      { 'orders-db': 'ok', orders: 'critical' },
      { entities: [service('orders-db'), service('orders', ['orders-db'])] },
    );
    await become(
      { 'orders-db': 'critical' },
      { 'orders-db': 'ok' },
      { 'orders-db': 'critical' },
    );
    const { body: failing } = await get('/on-call');
    await become({ 'orders-db': 'ok' });
    const { body: well } = await get('/on-call');

    expect(told(failing)).toEqual([['orders-db', 'critical', 'orders']]);
    expect(told(well).sort()).toEqual([
      ['orders', 'critical'],
      ['orders-db', 'critical'],
    ]);
  });

  it('names a source that does not answer, and counts what it leaves unknown', async () => {
    const { get, provider, survey } = await startOnCall({
      orders: 'ok',
      carts: 'ok',
      mail: 'ok',
      search: 'unknown',
    });
    ['orders', 'carts', 'mail'].forEach(name =>
      provider.answers.set(ref(name), reading('ok', minutesAgo(60))),
    );
    await survey();

    const { body } = await get('/on-call');

    expect(told(body).sort()).toEqual([
      ['fake/a', 'unknown', 'carts', 'mail', 'orders'],
      ['search', 'unknown'],
    ]);
  });

  it('tells a source that fails from an entity of which it knows nothing', async () => {
    const { get, provider, survey } = await startOnCall(
      { orders: 'ok' },
      {
        entities: ['orders', 'carts', 'mail', 'search'].map(name =>
          service(name),
        ),
      },
    );
    const fail = (name: string, kind: FailureKind) =>
      provider.answers.set(ref(name), { kind, message: `It is ${kind}` });
    fail('orders', 'timeout'); // Its reading still counts.
    fail('carts', 'unreachable');
    fail('mail', 'throttled');
    fail('search', 'not-found');
    await survey();
    const { body: few } = await get('/on-call');
    provider.answers.set(ref('orders'), reading('ok', minutesAgo(4)));
    await survey();
    fail('orders', 'denied');
    await survey();
    const { body: many } = await get('/on-call');

    expect(told(few).sort()).toEqual([
      ['carts', 'unknown'],
      ['mail', 'unknown'],
      ['search', 'unknown'],
    ]);
    expect(told(many).sort()).toEqual([
      ['fake/a', 'unknown', 'carts', 'mail', 'orders'],
      ['search', 'unknown'],
    ]);
  });

  it('keeps one line of what comes and goes, until it has been well for a while', async () => {
    const { become, get } = await startOnCall({ orders: 'ok' });
    const line = async () => (await get('/on-call')).body.items[0];

    await become(
      { orders: 'critical' },
      { orders: 'ok' },
      { orders: 'warning' },
    );
    expect((await line()).entities[0].flapping).toBeUndefined();
    await become({ orders: 'ok' });
    const well = await line();
    await become({ orders: 'critical' });
    const back = await line();

    expect(well).toMatchObject({ status: 'warning', since: back.since });
    expect(well.entities).toEqual([
      {
        entityRef: ref('orders'),
        facts: { type: 'service' },
        vital: 'health',
        verdict: expect.objectContaining({
          status: 'warning',
          reason: 'Well at the moment; last warning: All is warning',
          source: 'fake/a',
          since: well.since,
        }),
        flapping: { changes: 4, since: well.since },
      },
    ]);
    expect(back.entities[0]).toMatchObject({
      verdict: {
        status: 'critical',
        reason: 'All is critical',
        since: well.since,
      },
      flapping: { changes: 5, since: well.since },
    });

    await become({ orders: 'ok' });
    later(9);
    await become({ orders: 'ok' });
    expect((await line()).entities[0].flapping.changes).toBe(6);
    later(1);
    expect(await line()).toBeUndefined();
  });

  it('leaves no trace of what the caller may not see, also once others have asked', async () => {
    const { get } = await startOnCall(
      {
        orders: 'critical',
        'secret-db': 'critical',
        mail: 'critical',
        checkout: 'critical',
      },
      {
        entities: [
          service('orders', ['secret-db']),
          service('checkout', ['secret-api']),
          api('secret-api', 'mail'),
          service('mail'),
          service('secret-db'),
        ],
      },
    );

    const { body: all } = await get('/on-call');
    const { body: some, text } = await get('/on-call', outside);
    const { body: none } = await get(
      '/on-call',
      mockCredentials.user.header(unentitled),
    );
    const nobody = await get('/on-call', mockCredentials.none.header());

    expect(told(all)).toEqual([
      ['mail', 'critical', 'checkout'],
      ['secret-db', 'critical', 'orders'],
    ]);
    expect(told(some)).toEqual([
      ['checkout', 'critical'],
      ['mail', 'critical'],
      ['orders', 'critical'],
    ]);
    expect(text).not.toContain('secret');
    expect(none.items).toEqual([]);
    expect(nobody.status).toBe(401);
  });
});

/** An API without any verdict. */
function api(name: string, provider: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name, namespace: 'default' },
    spec: { type: 'openapi' },
    relations: [{ type: 'apiProvidedBy', targetRef: ref(provider) }],
  };
}
