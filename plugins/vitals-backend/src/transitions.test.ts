import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Status, Transition } from '@gantry/plugin-vitals-common';
import { FakeProvider, reading } from './__testUtils__/FakeProvider';
import {
  component,
  moduleWith,
  outsider,
  startVitals,
  unentitled,
} from './__testUtils__/startVitals';

// A busy machine takes its time to start a backend.
jest.setTimeout(30_000);

const outsiderHeader = mockCredentials.user.header(outsider);
const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString();
const path = `/transitions?since=${yesterday}`;

function service(name: string, owner: string): Entity {
  return {
    ...component(name, { 'fake.test/sources': 'fake/a' }),
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

/** Services that have had these statuses, one survey after the other. */
async function startHistory(histories: Record<string, Status[]>) {
  const provider = new FakeProvider();
  const say = (round: number) =>
    Object.entries(histories).forEach(([name, statuses]) =>
      provider.answers.set(
        `component:default/${name}`,
        reading(statuses[Math.min(round, statuses.length - 1)]),
      ),
    );
  say(0);
  const vitals = await startVitals({
    entities: Object.keys(histories).map(name =>
      service(name, name.startsWith('my') ? outsider : 'group:default/web'),
    ),
    features: [moduleWith(provider)],
  });
  const rounds = Math.max(...Object.values(histories).map(each => each.length));
  for (let round = 1; round < rounds; round++) {
    say(round);
    await vitals.survey();
  }
  return vitals;
}

function told({ items }: { items: Transition[] }) {
  return items.map(({ entityRef, from, to }) =>
    [entityRef.replace('component:default/', ''), from, to].join(' '),
  );
}

describe('transitions', () => {
  it('are told newest first, without what a source said first', async () => {
    const { get } = await startHistory({
      orders: ['ok', 'critical', 'ok'],
      carts: ['warning'],
    });

    const { body } = await get(path).expect(200);

    expect(told(body)).toEqual(['orders critical ok', 'orders ok critical']);
    expect(body.items[1]).toEqual({
      entityRef: 'component:default/orders',
      vital: 'health',
      source: 'fake/a',
      from: 'ok',
      to: 'critical',
      reason: 'All is critical',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const later = new Date(Date.parse(body.items[0].at) + 1).toISOString();
    const { body: none } = await get(`/transitions?since=${later}`);
    expect(none).toEqual({ items: [] });
  });

  it('leave no trace of what the caller may not see', async () => {
    const histories: Record<string, Status[]> = {
      orders: ['ok', 'critical', 'ok', 'critical'],
      secret: ['ok', 'critical', 'ok', 'critical'],
    };
    const { get } = await startHistory(histories);

    const { body: all } = await get(path);
    const { body: first } = await get(`${path}&limit=2`, outsiderHeader);
    const { body: second } = await get(
      `${path}&limit=2&cursor=${first.cursor}`,
      outsiderHeader,
    );

    expect(all.items).toHaveLength(6);
    expect(told(first)).toEqual(['orders ok critical', 'orders critical ok']);
    expect(second).toEqual({
      items: [expect.objectContaining({ to: 'critical' })],
    });
    const cursor = Buffer.from(first.cursor, 'base64url').toString();
    expect(JSON.parse(cursor)).toEqual([
      first.items[1].at,
      'component:default/orders',
      'health',
      'fake/a',
    ]);
  });

  it('end with the page when nothing visible is left', async () => {
    const { get } = await startHistory({
      orders: ['ok', 'critical'],
      secret: ['ok', 'warning', 'ok'],
    });

    const { body } = await get(`${path}&limit=1`, outsiderHeader);

    expect(told(body)).toEqual(['orders ok critical']);
    expect(body.cursor).toBeUndefined();
  });

  it('are those of what the caller owns, and what was critical elsewhere', async () => {
    const { get } = await startHistory({
      'my-carts': ['ok', 'warning'],
      orders: ['ok', 'critical', 'warning'],
      quiet: ['ok', 'warning'],
      secret: ['ok', 'critical'],
    });

    const { body } = await get(`${path}&scope=mine`, outsiderHeader);

    expect(told(body)).toEqual([
      'orders critical warning',
      'my-carts ok warning',
      'orders ok critical',
    ]);
  });

  it('are those of one entity, in pages, and none for who may not see it', async () => {
    const { get } = await startHistory({
      orders: ['ok', 'critical', 'ok', 'warning'],
      secret: ['ok', 'critical'],
    });
    const ofOne = (name: string) => `${path}&entity=Component:Default/${name}`;

    const { body: first } = await get(`${ofOne('orders')}&limit=2`);
    const { body: second } = await get(
      `${ofOne('orders')}&limit=2&cursor=${first.cursor}`,
    );
    const { body: secret } = await get(ofOne('secret'));
    const hidden = await get(ofOne('secret'), outsiderHeader);
    const absent = await get(ofOne('absent'), outsiderHeader);
    const { body: denied } = await get(
      ofOne('orders'),
      mockCredentials.user.header(unentitled),
    );

    expect(told(first)).toEqual(['orders ok warning', 'orders critical ok']);
    expect(told(second)).toEqual(['orders ok critical']);
    expect(second.cursor).toBeUndefined();
    expect(told(secret)).toEqual(['secret ok critical']);
    expect(hidden.status).toBe(404);
    expect(hidden.body.error).toEqual({
      name: 'NotFoundError',
      message: 'There is no entity component:default/secret',
    });
    expect(absent.status).toBe(404);
    expect(denied).toEqual({ items: [] });
  });

  it('are not for those without a token or the permission of the vital', async () => {
    const { get } = await startHistory({ orders: ['ok', 'critical'] });

    await get(path, mockCredentials.none.header()).expect(401);
    const { body } = await get(path, mockCredentials.user.header(unentitled));

    expect(body).toEqual({ items: [] });
  });

  it.each([
    ['since=yesterday', 'since: must be an ISO 8601 time'],
    ['since=2025-01-02T00:00:00Z', 'since: must be at most 31 days ago'],
    ['limit=0', 'limit: '],
    ['limit=501', 'limit: '],
    ['limit=many', 'limit: must be a whole number from 1 to 500'],
    ['scope=theirs', 'scope: must be one of all, mine'],
    ['entity=orders', 'entity: must be an entity'],
    ['cursor=abc', 'cursor: must be one that an answer gave'],
    [
      `cursor=${btoa('["2026-01-01T00:00:00Z","a\\u0000","health","b"]')}`,
      'cursor: must be one that an answer gave',
    ],
  ])('cannot be asked for by %s', async (query, message) => {
    const { get } = await startHistory({ orders: ['ok'] });

    const { body } = await get(`/transitions?${query}`).expect(400);

    expect(body.error.message).toContain(message);
  });
});
