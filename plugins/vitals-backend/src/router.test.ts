import { mockCredentials } from '@backstage/backend-test-utils';
import { UpstreamError } from '@gantry/plugin-vitals-node';
import { reading } from './__testUtils__/FakeProvider';
import {
  orders,
  ordersPath,
  ordersRef,
  startShop,
} from './__testUtils__/startShop';
import { component, outsider, unentitled } from './__testUtils__/startVitals';

describe('a caller', () => {
  const secret = component('secret', { 'fake.test/sources': 'fake/a' });

  it('is turned away without a token', async () => {
    const { get } = await startShop();
    const nobody = mockCredentials.none.header();

    const answers = await Promise.all(
      [ordersPath, `${ordersPath}/health`, '/fleet'].map(path =>
        get(path, nobody),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  it('cannot tell an entity that is hidden from one that is absent', async () => {
    const { get, provider } = await startShop([orders, secret]);
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
    const { get } = await startShop();
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
      denied: ['health'],
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
    const { get } = await startShop();

    const { body } = await get(path).expect(400);

    expect(body.error.message).toContain(message);
  });

  it('is spared an answer that still holds', async () => {
    const { get } = await startShop();
    const { headers } = await get('/fleet').expect(200);

    const again = await get('/fleet').set('If-None-Match', headers.etag);

    expect(again.status).toBe(304);
  });

  it('shares one inspection with all who look at the same time', async () => {
    const { get, provider } = await startShop();
    let answer: (() => void) | undefined;
    provider.inspection = () =>
      new Promise(resolve => {
        answer = () => resolve({ charts: [], firing: [], transitions: [] });
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
        {
          source: 'fake/a',
          inspection: { charts: [], firing: [], transitions: [] },
        },
      ],
    });
  });

  it('is not answered from memory what would fill it', async () => {
    const { get, provider } = await startShop();
    const summary = 'x'.repeat(16 * 1024 * 1024);
    provider.inspection = async () => ({
      charts: [],
      firing: [],
      transitions: [
        { alarm: 'a', to: 'firing', at: '2026-01-01T00:00:00Z', summary },
      ],
    });
    const path = `${ordersPath}/health?from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00Z`;

    await get(path).expect(200);
    await get(path).expect(200);

    expect(provider.inspections).toBe(2);
  });

  it('is told why an inspection failed, and it is tried again', async () => {
    const { get, provider } = await startShop();
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
