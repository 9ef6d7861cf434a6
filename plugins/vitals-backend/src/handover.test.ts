import { mockCredentials } from '@backstage/backend-test-utils';
import { Handover } from '@gantry/plugin-vitals-common';
import { later } from './__testUtils__/later';
import { ref, startOnCall } from './__testUtils__/startOnCall';
import { outsider, unentitled } from './__testUtils__/startVitals';

// A busy machine takes its time to start a backend.
jest.setTimeout(30_000);

const ann = mockCredentials.user.header('user:default/ann');
const path = '/on-call/handover';
const now = () => new Date().toISOString();

afterEach(() => jest.useRealTimers());

function told({ items }: Handover) {
  return items.map(({ entityRef, status, until, changes }) => [
    entityRef.split('/')[1],
    status,
    until ? 'well' : 'open',
    changes,
  ]);
}

/** An hour of calm, then a shift in which things happen. */
async function startShift() {
  const vitals = await startOnCall({
    orders: 'ok',
    carts: 'critical',
    mail: 'ok',
    search: 'ok',
    'secret-db': 'ok',
  });
  const begin = now();
  later(60);
  await vitals.become({});
  const from = now();
  later(1);
  await vitals.become({ orders: 'warning', 'secret-db': 'critical' });
  later(1);
  await vitals.become({ orders: 'critical', mail: 'warning' });
  const incident = { cause: { entityRef: ref('orders') }, note: 'On it' };
  await vitals.post('/on-call/acknowledgements', ann).send(incident);
  later(1);
  await vitals.become({ mail: 'ok' });
  return { ...vitals, begin, from };
}

describe('the handover', () => {
  it('tells what fired in the shift, what was acknowledged and what is open', async () => {
    const { begin, from, get } = await startShift();

    const { body } = await get(`${path}?from=${from}`).expect(200);

    expect(told(body)).toEqual([
      ['carts', 'critical', 'open', 0],
      ['orders', 'critical', 'open', 2],
      ['secret-db', 'critical', 'open', 1],
      ['mail', 'warning', 'well', 2],
    ]);
    const [carts, orders, , mail] = body.items;
    expect(orders).toEqual({
      entityRef: ref('orders'),
      facts: { type: 'service' },
      vital: 'health',
      status: 'critical',
      reason: 'All is critical',
      from: expect.any(String),
      changes: 2,
      acknowledgements: [
        { by: 'user:default/ann', at: expect.any(String), note: 'On it' },
      ],
    });
    expect(carts.from <= begin).toBe(true);
    expect(orders.from > from).toBe(true);
    expect(mail.until > mail.from).toBe(true);
  });

  it('is of the shift alone, whatever came after it', async () => {
    const { become, from, get, remove } = await startShift();
    const to = now();
    later(1);
    await remove(`/on-call/acknowledgements?entityRef=${ref('orders')}`);
    await become({ orders: 'ok', mail: 'critical' });

    const { body: shift } = await get(`${path}?from=${from}&to=${to}`);
    const { body: next } = await get(`${path}?from=${to}`);

    expect(told(shift)).toEqual([
      ['carts', 'critical', 'open', 0],
      ['orders', 'critical', 'open', 2],
      ['secret-db', 'critical', 'open', 1],
      ['mail', 'warning', 'well', 2],
    ]);
    expect(told(next)).toEqual([
      ['carts', 'critical', 'open', 0],
      ['secret-db', 'critical', 'open', 0],
      ['mail', 'critical', 'open', 1],
      ['orders', 'critical', 'well', 1],
    ]);
    const [{ acknowledgements }] = next.items.slice(-1);
    expect(acknowledgements).toEqual([
      expect.objectContaining({ endedAt: expect.any(String) }),
    ]);
  });

  it('tells of what was only unknown where somebody acknowledged it', async () => {
    const { become, get, post, provider } = await startOnCall({
      orders: 'unknown',
      carts: 'unknown',
      mail: 'ok',
    });
    provider.answers.set(ref('mail'), {
      kind: 'timeout',
      message: 'No answer',
    });
    const cause = { entityRef: ref('orders') };
    await post('/on-call/acknowledgements', ann).send({ cause }).expect(201);

    const { body: open } = await get(path);
    await become({ orders: 'ok' });
    const { body: well } = await get(path);

    expect(told(open)).toEqual([['orders', 'unknown', 'open', 0]]);
    expect(told(well)).toEqual([['orders', 'unknown', 'well', 1]]);
  });

  it('leaves no trace of what the caller may not see', async () => {
    const { from, get, post } = await startShift();
    const secret = { cause: { entityRef: ref('secret-db') }, note: 'Secretly' };
    await post('/on-call/acknowledgements', ann).send(secret).expect(201);
    const query = `${path}?from=${from}`;

    const { body: all } = await get(query);
    const { body: some, text } = await get(
      query,
      mockCredentials.user.header(outsider),
    );
    const { body: none } = await get(
      query,
      mockCredentials.user.header(unentitled),
    );
    await get(query, mockCredentials.none.header()).expect(401);

    expect(all.items).toHaveLength(4);
    expect(some.items).toHaveLength(3);
    expect(text).not.toMatch(/secret/i);
    expect(none.items).toEqual([]);
  });

  it.each([
    ['from=yesterday', 'from: must be an ISO 8601 time'],
    ['to=', 'to: must be an ISO 8601 time'],
    ['from=2100-01-01T00:00:00Z', 'from: must be before to, and not in the'],
    [
      'from=2026-01-01T00:00:00Z&to=2026-01-09T00:00:00Z',
      'from: must be at most 7 days before to',
    ],
    [
      'from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z',
      'from: must be at most 31 days ago',
    ],
  ])('cannot be asked for by %s', async (query, message) => {
    const { get } = await startOnCall({ orders: 'ok' });

    const { body } = await get(`${path}?${query}`).expect(400);

    expect(body.error.message).toContain(message);
  });
});
