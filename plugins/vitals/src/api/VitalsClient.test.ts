import { mockApis } from '@backstage/frontend-test-utils';
import { VitalsClient } from './VitalsClient';

function setUp(response: Response) {
  const fetch = jest.fn<Promise<Response>, [string, RequestInit]>(
    async () => response,
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
