import { mockApis } from '@backstage/frontend-test-utils';
import { toFleetColumns } from '@gantry/plugin-vitals-common';
import { VitalsClient } from './VitalsClient';

function setUp(response: Response) {
  const fetch = jest.fn<Promise<Response>, [string, RequestInit]>(async () =>
    response.clone(),
  );
  const client = new VitalsClient(
    mockApis.discovery({ baseUrl: 'http://portal.example' }),
    { fetch: fetch as unknown as typeof globalThis.fetch },
  );
  return { client, fetch };
}

describe('VitalsClient', () => {
  it('asks for one entity by its reference', async () => {
    const { client, fetch } = setUp(Response.json({ entityRef: 'x' }));
    const { signal } = new AbortController();

    const answer = await client.getEntityVitals('Component:default/a b', {
      signal,
    });

    expect(answer).toEqual({ entityRef: 'x' });
    expect(fetch).toHaveBeenCalledWith(
      'http://portal.example/api/vitals/entities/Component/default/a%20b',
      { signal },
    );
  });

  it('asks for the detail of a window, and what changed of one entity', async () => {
    const { client, fetch } = setUp(Response.json({ results: [] }));

    await client.getInspection('component:default/orders', 'health', {
      from: '2026-01-01T00:00:00Z',
      to: '2026-01-01T03:00:00Z',
    });
    await client.getTransitions({
      since: '2026-01-01T00:00:00Z',
      entity: 'component:default/orders',
    });

    expect(fetch.mock.calls.map(([url]) => url.split('/vitals')[1])).toEqual([
      '/entities/component/default/orders/health?from=2026-01-01T00%3A00%3A00Z&to=2026-01-01T03%3A00%3A00Z',
      '/transitions?since=2026-01-01T00%3A00%3A00Z&entity=component%3Adefault%2Forders',
    ]);
  });

  it('asks for what changed, and leaves out what is not asked', async () => {
    const fleet = { revision: 8, items: [] };
    const { client, fetch } = setUp(Response.json(toFleetColumns(fleet)));

    expect(await client.getFleet()).toEqual(fleet);
    await client.getFleet({ since: 7 });
    await client.getTransitions({
      since: '2026-01-01T00:00:00+01:00',
      scope: 'mine',
      cursor: 'a/b',
    });

    expect(fetch.mock.calls.map(([url]) => url.split('/vitals')[1])).toEqual([
      '/fleet',
      '/fleet?since=7',
      '/transitions?since=2026-01-01T00%3A00%3A00%2B01%3A00&scope=mine&cursor=a%2Fb',
    ]);
  });

  it('acknowledges, takes it back, and asks what a shift leaves', async () => {
    const { client, fetch } = setUp(Response.json({ by: 'user:default/ada' }));

    await client.getOnCall();
    const given = await client.acknowledge(
      { entityRef: 'resource:default/orders-db' },
      'on it',
    );
    await client.withdrawAcknowledgement({ source: 'cloudwatch/prod/a b' });
    await client.getHandover({
      from: '2026-01-01T00:00:00Z',
      to: '2026-01-01T08:00:00Z',
    });

    expect(given).toEqual({ by: 'user:default/ada' });
    expect(
      fetch.mock.calls.map(([url, { method = 'GET', body }]) => [
        method,
        url.split('/vitals')[1],
        body && JSON.parse(String(body)),
      ]),
    ).toEqual([
      ['GET', '/on-call', undefined],
      [
        'POST',
        '/on-call/acknowledgements',
        { cause: { entityRef: 'resource:default/orders-db' }, note: 'on it' },
      ],
      [
        'DELETE',
        '/on-call/acknowledgements?source=cloudwatch%2Fprod%2Fa+b',
        undefined,
      ],
      [
        'GET',
        '/on-call/handover?from=2026-01-01T00%3A00%3A00Z&to=2026-01-01T08%3A00%3A00Z',
        undefined,
      ],
    ]);
  });

  it.each([
    [
      'acknowledging',
      (client: VitalsClient) => client.acknowledge({ source: 'fake/a' }),
    ],
    [
      'taking it back',
      (client: VitalsClient) =>
        client.withdrawAcknowledgement({ source: 'fake/a' }),
    ],
  ])('says with which status %s failed', async (_, act) => {
    const { client } = setUp(
      Response.json(
        {
          error: { name: 'ConflictError', message: 'Ada was first' },
          response: {},
        },
        { status: 409 },
      ),
    );

    await expect(act(client)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 409,
      body: { error: { message: 'Ada was first' } },
    });
  });

  it.each([
    [
      'acknowledging',
      (client: VitalsClient) => client.acknowledge({ source: 'fake/a' }),
    ],
    [
      'taking it back',
      (client: VitalsClient) =>
        client.withdrawAcknowledgement({ source: 'fake/a' }),
    ],
  ])('gives up %s that hangs', async (_, act) => {
    const reason = new Error('No answer in time');
    const timeout = jest
      .spyOn(AbortSignal, 'timeout')
      .mockReturnValue(AbortSignal.abort(reason));
    const client = new VitalsClient(
      { getBaseUrl: async () => 'http://portal.example' },
      {
        fetch: (__, init) =>
          new Promise((___, reject) => {
            if (init?.signal?.aborted) {
              reject(init.signal.reason);
            }
          }),
      },
    );

    await expect(act(client)).rejects.toBe(reason);

    expect(timeout).toHaveBeenCalledWith(20_000);
    timeout.mockRestore();
  });

  it('says with which status a request failed', async () => {
    const { client } = setUp(
      Response.json(
        { error: { name: 'NotFoundError', message: 'gone' }, response: {} },
        { status: 404 },
      ),
    );

    await expect(client.getFleet()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      body: { error: { message: 'gone' } },
    });
  });
});
