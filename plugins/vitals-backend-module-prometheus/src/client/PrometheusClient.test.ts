import { RequestListener, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { FakePrometheus } from '../__testUtils__/FakePrometheus';
import { createInstance } from '../__testUtils__/createInstance';
import { PrometheusClient } from './PrometheusClient';
import { authorizeFor } from './authorize';

const megabyte = 1024 * 1024;
const never = new AbortController().signal;
const credentials = {
  accessKeyId: 'EXAMPLEKEY',
  secretAccessKey: 'hidden-secret',
};

let upstream: FakePrometheus;
beforeEach(async () => {
  upstream = await FakePrometheus.start();
});
afterEach(() => upstream.stop());

function client(more: Record<string, unknown> = {}, options = {}) {
  const instance = createInstance(upstream.url, more);
  return new PrometheusClient(
    instance,
    authorizeFor(instance, () => ({
      getCredentialProvider: async () => ({
        sdkCredentialProvider: async () => credentials,
      }),
    })),
    options,
  );
}

function answering(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): RequestListener {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

const json = { 'content-type': 'application/json' };
const said = (errorType: string, error: string) =>
  JSON.stringify({ status: 'error', errorType, error });

describe('a fault of the upstream', () => {
  it.each<[string, RequestListener, string, string | RegExp]>([
    ['401', answering(401, 'no'), 'denied', /credentials are missing or wrong/],
    ['403', answering(403, ''), 'denied', /may not read/],
    [
      '404',
      answering(404, 'page not found'),
      'not-found',
      /no API of Prometheus/,
    ],
    [
      '400 in its own words',
      answering(400, said('bad_data', 'parse error: unexpected <eof>'), json),
      'malformed',
      'Prometheus shop does not accept a query (400): parse error: unexpected <eof>.',
    ],
    [
      '422 in its own words',
      answering(422, said('execution', 'too many samples'), json),
      'malformed',
      /\(422\): too many samples\.$/,
    ],
    [
      'an error with status 200',
      answering(200, said('execution', 'no'), json),
      'malformed',
      /does not accept a query/,
    ],
    [
      '429 that asks for ten years',
      answering(429, '', { 'retry-after': '315360000' }),
      'throttled',
      'Prometheus shop refuses for now, there were too many queries (429).',
    ],
    [
      '429 that asks for a minute',
      answering(429, '', { 'retry-after': '60' }),
      'throttled',
      /it asks to wait 60 s\.$/,
    ],
    ['500', answering(500, 'oops'), 'unreachable', /failed itself \(500\)/],
    ['503', answering(503, ''), 'unreachable', /failed itself \(503\)/],
    [
      'a query that took too long there',
      answering(503, said('timeout', 'query timed out'), json),
      'timeout',
      /could not answer a query in time \(503\): query timed out\.$/,
    ],
    [
      'truncated JSON',
      answering(200, '{"status":"success","data":{"resultType":"vec'),
      'malformed',
      /no JSON of Prometheus/,
    ],
    [
      'HTML with status 200',
      answering(200, '<!doctype html><title>Sign in</title>', {
        'content-type': 'text/html',
      }),
      'malformed',
      /no JSON of Prometheus \(text\/html, 37 characters\)/,
    ],
    [
      'JSON of another shape',
      answering(200, '{"status":"success","data":{"result":[]}}', json),
      'malformed',
      /data\.resultType/,
    ],
    [
      'an answer that breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"status"');
        setImmediate(() => response.destroy());
      },
      'unreachable',
      /cannot be reached/,
    ],
    [
      'a reset',
      ({ socket }) => socket.resetAndDestroy(),
      'unreachable',
      /cannot be reached/,
    ],
    ['silence', () => {}, 'timeout', /did not answer in time/],
    [
      'silence in the middle',
      (_, response) => {
        response.writeHead(200);
        response.write('{');
      },
      'timeout',
      /did not answer in time/,
    ],
  ])('%s', async (_, listener, kind, message) => {
    upstream.listener = listener;

    const asking = client(
      { auth: { bearer: { token: 'hidden' } } },
      { timeout: 1_000 },
    ).query('up', never);

    const { failure } = await asking.catch(error => error);
    expect(failure).toMatchObject({ kind });
    expect(failure.message).toMatch(message);
    expect(JSON.stringify(failure)).not.toMatch(/hidden|127\.0\.0\.1/);
    expect(upstream.requests).toHaveLength(1);
  });

  it('is refused once it is larger than any true answer, however large', async () => {
    let sent = 0;
    upstream.listener = (_, response) => {
      response.writeHead(200, json);
      const chunk = Buffer.alloc(megabyte, ' ');
      const more = () => {
        while (sent < 100 && !response.destroyed) {
          sent++;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    };

    const { failure } = await client({}, { mostBytes: 2 * megabyte })
      .query('up', never)
      .catch(error => error);

    expect(failure).toMatchObject({ kind: 'malformed' });
    expect(failure.message).toMatch(/longer than 2 MiB/);
    expect(sent).toBeLessThan(100);
  });

  it('is nobody there', async () => {
    const asking = client();
    await upstream.stop();

    const { failure } = await asking.query('up', never).catch(error => error);

    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/cannot be reached: .*ECONNREFUSED/),
    });
    upstream = await FakePrometheus.start();
  });

  it('is a redirect, which takes nothing to another host', async () => {
    let asked = 0;
    const other = createServer((_, response) => {
      asked++;
      response.end();
    });
    await new Promise<void>(resolve => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const { port } = other.address() as AddressInfo;
    upstream.listener = answering(307, '', {
      location: `http://127.0.0.1:${port}/login`,
    });

    const { failure } = await client({
      auth: { basic: { username: 'me', password: 'hidden' } },
    })
      .query('up', never)
      .catch(error => error);
    other.close();

    expect(failure).toMatchObject({
      kind: 'malformed',
      message: `Prometheus shop redirects to 127.0.0.1:${port}, which is not followed.`,
    });
    expect(asked).toBe(0);
  });

  it('is not what a caller who gives up hears', async () => {
    upstream.listener = () => {};
    const caller = new AbortController();

    const asking = client().query('up', caller.signal);
    caller.abort(new Error('nobody waits'));

    await expect(asking).rejects.toThrow('nobody waits');
  });
});

describe('an answer', () => {
  it('leaves out what is no figure', async () => {
    upstream.listener = answering(
      200,
      JSON.stringify({
        status: 'success',
        data: {
          resultType: 'vector',
          result: [
            { metric: { a: '1' }, value: [1, 'NaN'] },
            { metric: { a: '2' }, value: [1, '+Inf'] },
            { metric: { a: '3' }, histogram: [1, { count: '1', sum: '1' }] },
            { metric: { a: '4' }, value: [1, '0'] },
          ],
        },
      }),
    );

    expect(await client().query('up', never)).toEqual([
      { labels: { a: '4' }, value: 0 },
    ]);
  });

  it.each<[string, object, object | undefined]>([
    [
      'a store that is away',
      { warnings: ['PromQL info: no counter', 'store b: context deadline'] },
      {
        kind: 'unreachable',
        message:
          'Prometheus shop answers in part only: store b: context deadline.',
      },
    ],
    [
      'a part without a word',
      { isPartial: true },
      { message: 'Prometheus shop answers in part only.' },
    ],
    [
      'remarks on the query',
      { warnings: ['PromQL warning: mixed', 'PromQL info: no counter'] },
      undefined,
    ],
  ])('tells the part from the whole: %s', async (_, more, failure) => {
    const whole = { status: 'success', ...more };
    const heard: unknown[] = [];
    upstream.listener = ({ url = '' }, response) => {
      const data = url.includes('rules')
        ? { groups: [] }
        : { resultType: 'vector', result: [] };
      response.end(JSON.stringify({ ...whole, data }));
    };

    const asking = client();
    await asking.rules(never, each => heard.push(each));
    const answer = await asking.query('up', never).catch(error => error);

    expect(heard).toMatchObject(failure ? [failure] : []);
    expect(answer).toMatchObject(failure ? { failure } : []);
  });

  it('tells how far the clocks are apart, and is taken for our time', async () => {
    const asking = client();
    await asking.rules(never, () => {});
    expect(asking.skew).toBe(0);

    upstream.behind = 600_000;
    await asking.rules(never, () => {});
    expect(asking.skew).toBe(600_000);

    let start = 0;
    upstream.listener = (request, response) => {
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => {
        start = Number(new URLSearchParams(body).get('start'));
        const data = {
          resultType: 'matrix',
          result: [{ metric: {}, values: [[start, '1']] }],
        };
        response.writeHead(200, {
          date: new Date(Date.now() - 600_000).toUTCString(),
        });
        response.end(JSON.stringify({ status: 'success', data }));
      });
    };
    const from = new Date('2026-01-01T00:10:00Z');
    const to = new Date('2026-01-01T01:00:00Z');
    const [series] = await asking.queryRange(
      'up',
      { from, to },
      15_000,
      never,
      () => {},
    );

    expect(start).toBe(Date.parse('2026-01-01T00:00:00Z') / 1000);
    expect(series.points).toEqual([[from.getTime(), 1]]);
  });
});

describe('a request', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['nothing', {}, {}],
    [
      'a password',
      { auth: { basic: { username: 'me', password: 'pass:word' } } },
      {
        authorization: `Basic ${Buffer.from('me:pass:word').toString('base64')}`,
      },
    ],
    [
      'a token and a tenant',
      {
        auth: { bearer: { token: 'abc' } },
        headers: { 'X-Scope-OrgID': 'shop' },
      },
      { authorization: 'Bearer abc', 'x-scope-orgid': 'shop' },
    ],
    [
      'a signature',
      { auth: { sigv4: { region: 'eu-west-1' } } },
      {
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=EXAMPLEKEY\/\d{8}\/eu-west-1\/aps\/aws4_request, SignedHeaders=[\w;-]*host[\w;-]*, Signature=[0-9a-f]{64}$/,
        ),
      },
    ],
  ])('carries %s', async (_, more, headers) => {
    const asking = client(more);

    await asking.query('up', never);
    await asking.rules(never, () => {});

    expect(upstream.requests).toMatchObject([
      { method: 'POST', path: '/api/v1/query', headers },
      { method: 'GET', path: '/api/v1/rules?type=alert', headers },
    ]);
    expect(upstream.requests[0].headers.authorization).toEqual(
      (headers as Record<string, unknown>).authorization,
    );
  });

  it('says when there are no credentials to sign with', async () => {
    const instance = createInstance(upstream.url, {
      auth: { sigv4: { region: 'eu-west-1' } },
    });
    const expired = Object.assign(new Error('The token has expired'), {
      name: 'CredentialsProviderError',
    });
    const asking = new PrometheusClient(
      instance,
      authorizeFor(instance, () => ({
        getCredentialProvider: async () => ({
          sdkCredentialProvider: () => Promise.reject(expired),
        }),
      })),
    );

    const { failure } = await asking.query('up', never).catch(error => error);

    expect(failure).toMatchObject({
      kind: 'denied',
      message:
        'There are no AWS credentials for Prometheus shop: The token has expired.',
    });
  });
});
