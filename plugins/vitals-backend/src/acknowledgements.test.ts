import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { OnCall } from '@gantry/plugin-vitals-common';
import { reading } from './__testUtils__/FakeProvider';
import { later } from './__testUtils__/later';
import { ref, service, startOnCall } from './__testUtils__/startOnCall';
import { minutesAgo } from './__testUtils__/startShop';
import { onlooker, outsider } from './__testUtils__/startVitals';

// A busy machine takes its time to start a backend.
jest.setTimeout(30_000);

const ann = mockCredentials.user.header('user:default/ann');
const ben = mockCredentials.user.header('user:default/ben');
const path = '/on-call/acknowledgements';
const orders = { entityRef: ref('orders') };

/** A database that orders depends on, both critical, and mail that has nothing to do with it. */
const broken = {
  'orders-db': 'critical',
  orders: 'critical',
  mail: 'warning',
} as const;
const entities = () => [
  service('orders-db'),
  service('orders', ['orders-db']),
  service('mail'),
];
const database = { entityRef: ref('orders-db') };

afterEach(() => jest.useRealTimers());

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** By name of what is acknowledged: by whom. */
function acknowledged({ items }: OnCall) {
  const names = (entityRef: string) => entityRef.split('/')[1];
  return Object.fromEntries([
    ...items.flatMap(({ cause, acknowledgement }) =>
      'source' in cause && acknowledgement
        ? [[cause.source, names(acknowledgement.by)]]
        : [],
    ),
    ...items.flatMap(item =>
      item.entities.flatMap(({ entityRef, acknowledgement }) =>
        acknowledgement ? [[names(entityRef), names(acknowledgement.by)]] : [],
      ),
    ),
  ]);
}

describe('an acknowledgement', () => {
  it('is of an incident with all of its services, for everybody to see', async () => {
    const { get, post, signals } = await startOnCall(broken, {
      entities: entities(),
    });
    const { body: before } = await get('/on-call');
    signals.publish.mockClear();

    const { body: given } = await post(path, ann)
      .send({ cause: database, note: ' Restarting\u2028\u200fit\u202e\0 ' })
      .expect(201);
    const { body: after } = await get('/on-call', ben);

    expect(given).toEqual({
      by: 'user:default/ann',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      note: 'Restarting it',
    });
    expect(acknowledged(after)).toEqual({ 'orders-db': 'ann', orders: 'ann' });
    expect(after.items[0].acknowledgement).toEqual(given);
    expect(after.revision).toBe(before.revision + 1);
    expect(signals.publish).toHaveBeenCalledTimes(1);
    expect(signals.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'vitals',
      message: { revision: after.revision },
    });
  });

  it('leaves those of others alone', async () => {
    const { become, get, post } = await startOnCall(
      { 'orders-db': 'ok', orders: 'critical', mail: 'ok' },
      { entities: entities() },
    );
    await post(path, ann).send({ cause: orders }).expect(201);
    await become({ 'orders-db': 'critical' });

    await post(path, ben).send({ cause: database }).expect(201);
    const { body } = await get('/on-call');

    expect(acknowledged(body)).toEqual({ 'orders-db': 'ben', orders: 'ann' });
  });

  it('is the first one, of all that are given at once to any replica', async () => {
    const knex = await databases.init('SQLITE_3');
    const replicas = [
      await startOnCall(broken, { entities: entities(), knex }),
      await startOnCall(broken, { entities: entities(), knex }),
    ];
    await Promise.all(replicas.map(({ get }) => get('/on-call')));

    const answers = await Promise.all(
      [ann, ben, ann, ben].map((user, i) =>
        replicas[i % 2].post(path, user).send({ cause: database }),
      ),
    );
    const { body } = await replicas[1].get('/on-call');

    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409,
    ]);
    const [{ acknowledgement: first }] = body.items;
    expect(answers.find(({ status }) => status === 201)!.body).toEqual(first);
    expect(answers.find(({ status }) => status === 409)!.body.error).toEqual({
      name: 'ConflictError',
      message: `${first.by} was first to acknowledge component:default/orders-db, at ${first.at}`,
    });
    expect(await knex('acknowledgements')).toHaveLength(2);
  });

  it('is known after a restart', async () => {
    const knex = await databases.init('SQLITE_3');
    const before = await startOnCall(broken, { entities: entities(), knex });
    await before.post(path, ann).send({ cause: database, note: 'Mine' });
    await before.stop();

    const { get } = await startOnCall(broken, { entities: entities(), knex });
    const { body } = await get('/on-call');

    expect(body.items[0].acknowledgement).toMatchObject({
      by: 'user:default/ann',
      note: 'Mine',
    });
  });

  it('may be of a source that does not answer', async () => {
    const names = ['orders', 'carts', 'mail'];
    const { get, post, provider, survey } = await startOnCall(
      Object.fromEntries(names.map(name => [name, 'ok'])),
    );
    const answer = (seen: Date) =>
      names.forEach(name =>
        provider.answers.set(ref(name), reading('ok', seen)),
      );
    answer(minutesAgo(60));
    await survey();

    await post(path, ann)
      .send({ cause: { source: 'fake/a' } })
      .expect(201);
    const { body } = await get('/on-call');
    expect(acknowledged(body)).toEqual({
      'fake/a': 'ann',
      orders: 'ann',
      carts: 'ann',
      mail: 'ann',
    });

    answer(new Date());
    await survey();
    later(11);
    answer(new Date());
    await survey();
    answer(minutesAgo(60));
    await survey();
    const { body: again } = await get('/on-call');
    expect(again.items).toHaveLength(1);
    expect(acknowledged(again)).toEqual({});
  });

  it('is of all services of a large outage, of which the first are listed', async () => {
    const knex = await databases.init('SQLITE_3');
    const names = Array.from({ length: 130 }, (_, i) => `service-${i}`);
    const { get, post, provider, survey } = await startOnCall(
      Object.fromEntries(names.map(name => [name, 'ok'])),
      { knex },
    );
    names.forEach(name =>
      provider.answers.set(ref(name), reading('ok', minutesAgo(60))),
    );
    await survey();

    const cause = { source: 'fake/a' };
    await post(path, ann).send({ cause }).expect(201);
    const { body } = await get('/on-call');

    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ cause, entityCount: 130 });
    expect(body.items[0].entities).toHaveLength(100);
    expect(await knex('acknowledgements')).toHaveLength(131);
  });

  it('needs a permission, which is asked each time', async () => {
    const { auditEvent, get, post, remove } = await startOnCall(broken);
    const header = mockCredentials.user.header(onlooker);

    const { body } = await get('/on-call', header);
    const { body: denied } = await post(path, header)
      .send({ cause: orders, note: 'Hush' })
      .expect(403);
    await post(path, header)
      .send({ cause: { entityRef: ref('absent') } })
      .expect(403);
    await remove(`${path}?entityRef=${orders.entityRef}`, header).expect(403);
    await post(path, mockCredentials.none.header())
      .send({ cause: orders })
      .expect(401);

    expect(body.mayAcknowledge).toBe(false);
    expect(denied.error.message).toBe(
      'The permission vitals.on-call.acknowledge is missing',
    );
    expect(acknowledged((await get('/on-call')).body)).toEqual({});
    expect(auditEvent.success).not.toHaveBeenCalled();
    expect(auditEvent.fail).toHaveBeenCalledTimes(3);
    expect(auditEvent.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
      meta: { ...orders, noteLength: 4 },
    });
  });

  it('cannot be of what the caller does not see, nor of what is well', async () => {
    const { get, post, remove } = await startOnCall(
      { 'secret-db': 'critical', orders: 'critical', mail: 'ok' },
      {
        entities: [
          service('secret-db'),
          service('orders', ['secret-db']),
          service('mail'),
        ],
      },
    );
    const outside = mockCredentials.user.header(outsider);
    const attempt = (name: string) =>
      post(path, outside).send({ cause: { entityRef: ref(name) } });
    await get('/on-call');

    const hidden = await attempt('secret-db');
    const absent = await attempt('absent-db');
    await attempt('mail').expect(404);
    await post(path, outside)
      .send({ cause: { source: 'fake/a' } })
      .expect(404);
    await attempt('orders').expect(201);
    await remove(`${path}?entityRef=${ref('secret-db')}`, outside).expect(404);

    expect(hidden.status).toBe(404);
    expect(hidden.body.error).toEqual({
      ...absent.body.error,
      message: absent.body.error.message.replace('absent', 'secret'),
    });
    const { body } = await get('/on-call');
    expect(acknowledged(body)).toEqual({ orders: 'outsider' });
  });

  it('can be taken back, with what it was given for as well', async () => {
    const { get, post, remove, auditor, auditEvent, signals } =
      await startOnCall(broken, { entities: entities() });
    await post(path, ann).send({ cause: database, note: 'Mine' });
    await post(path, ann).send({ cause: { entityRef: ref('mail') } });
    const ofDatabase = `${path}?entityRef=Component:orders-db`;
    signals.publish.mockClear();

    await remove(ofDatabase, ben).expect(204);
    await remove(ofDatabase, ben).expect(404);
    const { body } = await get('/on-call');

    expect(acknowledged(body)).toEqual({ mail: 'ann' });
    expect(signals.publish).toHaveBeenCalledTimes(1);
    expect(
      auditor.createEvent.mock.calls.map(([{ eventId, severityLevel }]) => [
        eventId,
        severityLevel,
      ]),
    ).toEqual([
      ['on-call-acknowledge', 'medium'],
      ['on-call-acknowledge', 'medium'],
      ['on-call-withdraw', 'medium'],
      ['on-call-withdraw', 'medium'],
    ]);
    expect(auditEvent.success.mock.calls).toEqual([
      [{ meta: { ...database, noteLength: 4 } }],
      [{ meta: { entityRef: ref('mail'), noteLength: 0 } }],
      [{ meta: database }],
    ]);
    await post(path, ben).send({ cause: database }).expect(201);
  });

  it('is taken back also of what is well for the moment, as far as the caller may see it', async () => {
    const { become, get, post, remove } = await startOnCall(
      { ...broken, 'secret-orders': 'critical' },
      { entities: [...entities(), service('secret-orders', ['orders-db'])] },
    );
    await post(path, ann).send({ cause: database }).expect(201);
    await become({ orders: 'ok', 'secret-orders': 'ok' });

    await remove(
      `${path}?entityRef=${database.entityRef}`,
      mockCredentials.user.header(outsider),
    ).expect(204);
    await become({ orders: 'critical', 'secret-orders': 'critical' });
    const { body } = await get('/on-call');

    expect(acknowledged(body)).toEqual({ 'secret-orders': 'ann' });
  });

  it('ends once its subject has been well for ten minutes, not before', async () => {
    const { become, get, post } = await startOnCall(broken, {
      entities: entities(),
    });
    await post(path, ann).send({ cause: database });

    await become({ 'orders-db': 'ok', orders: 'ok' });
    later(9);
    await become({ orders: 'critical', 'orders-db': 'ok' });
    const { body: back } = await get('/on-call');
    expect(acknowledged(back)).toEqual({ orders: 'ann' });

    later(2);
    await become({ orders: 'critical', 'orders-db': 'ok' });
    await become({ 'orders-db': 'critical', orders: 'critical' });
    const { body: again } = await get('/on-call');
    expect(acknowledged(again)).toEqual({ orders: 'ann' });
    await post(path, ben).send({ cause: database }).expect(201);
  });

  it.each<[unknown, string]>([
    [{}, 'cause: must be { entityRef } or { source }'],
    [[], 'must be an object with a cause'],
    [{ cause: {} }, 'cause: must name either an entityRef or a source'],
    [
      { cause: { entityRef: 'component:orders', source: 'fake/a' } },
      'cause: must name either an entityRef or a source',
    ],
    [
      { cause: { entityRef: 'orders' } },
      'cause.entityRef: must be an entity, such as component:default/orders',
    ],
    [{ cause: { source: 7 } }, 'cause.source: must be text'],
    [{ cause: { source: '' } }, 'cause.source: must not be empty'],
    [
      { cause: orders, note: 'x'.repeat(501) },
      'note: must have at most 500 characters',
    ],
    [{ cause: orders, note: 5 }, 'note: must be text'],
  ])('cannot be asked for by %j', async (body, message) => {
    const { post } = await startOnCall({ orders: 'critical' });

    const answer = await post(path, ann)
      .send(body as object)
      .expect(400);

    expect(answer.body.error.message).toBe(message);
  });

  it.each([
    ['', 'must name either an entityRef or a source'],
    ['?entityRef=orders', 'entityRef: must be an entity'],
  ])('cannot be taken back by the query %j', async (query, message) => {
    const { remove } = await startOnCall({ orders: 'critical' });

    const { body } = await remove(`${path}${query}`).expect(400);

    expect(body.error.message).toContain(message);
  });
});
