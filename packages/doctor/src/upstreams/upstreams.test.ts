import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import { World, useWorld } from '../__testUtils__/World';

jest.setTimeout(120_000);

const world = useWorld();
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

function github(apiBaseUrl: string, credentials: object) {
  return {
    integrations: {
      github: [{ host: 'git.test', apiBaseUrl, ...credentials }],
    },
  };
}

const app = {
  apps: [
    {
      appId: 1,
      clientId: 'x',
      clientSecret: 'x',
      webhookSecret: 'x',
      privateKey,
    },
  ],
};
const allRights = {
  metadata: 'read',
  contents: 'write',
  administration: 'write',
  workflows: 'write',
  pull_requests: 'write',
};

function limit(remaining: number) {
  return { resources: { core: { limit: 5000, remaining, reset: 1 } } };
}

describe('GitHub', () => {
  it.each<[string[], Record<string, unknown>, object]>([
    [[], { '/rate_limit': limit(4000) }, { token: 'x' }],
    [['upstream.github-credentials'], { '/rate_limit': 401 }, { token: 'x' }],
    [
      ['upstream.github-rate-limit'],
      { '/rate_limit': limit(3) },
      { token: 'x' },
    ],
    [['upstream.malformed'], {}, { token: 'x' }],
    [['upstream.github-anonymous'], { '/rate_limit': limit(60) }, {}],
    [
      [],
      { '/app': { permissions: allRights }, '/app/installations': [{}] },
      app,
    ],
    [['upstream.github-credentials'], { '/app': 401 }, app],
    [
      ['upstream.github-credentials'],
      {},
      { apps: [{ ...app.apps[0], privateKey: 'none' }] },
    ],
    [
      ['upstream.github-not-installed'],
      { '/app': { permissions: allRights }, '/app/installations': [] },
      app,
    ],
    [
      ['upstream.github-right-missing'],
      {
        '/app': { permissions: { ...allRights, workflows: 'read' } },
        '/app/installations': [{}],
      },
      app,
    ],
  ])('%j', async (ids, answers, credentials) => {
    const url = await world().answering(answers);

    expect(await world().find(github(url, credentials))).toEqual(ids);
  });

  it('is found out of reach', async () => {
    const url = await world().nowhere();

    const { findings } = await world().examine(
      github(url, { token: 'hidden' }),
    );

    expect(findings).toMatchObject([
      { id: 'upstream.unreachable', subject: 'GitHub git.test' },
    ]);
    expect(JSON.stringify(findings)).not.toContain('hidden');
  });
});

describe('Gitea', () => {
  it.each([
    [[], { '/api/v1/version': {}, '/api/v1/user': {} }],
    [
      ['upstream.gitea-credentials'],
      { '/api/v1/version': {}, '/api/v1/user': 401 },
    ],
    [['upstream.malformed'], {}],
  ])('%j', async (ids, answers) => {
    const baseUrl = await world().answering(answers);
    const gitea = [{ host: 'x', baseUrl, username: 'me', password: 'x' }];

    expect(await world().find({ integrations: { gitea } })).toEqual(ids);
  });
});

describe('Prometheus', () => {
  const rules = '/api/v1/rules';
  const query = '/api/v1/query';
  const success = { status: 'success' };
  const bearer = { bearer: { token: 'x' } };
  const sigv4 = { sigv4: { region: 'us-east-1' } };

  it.each<[string[], Record<string, unknown>, object]>([
    [[], { [query]: success, [rules]: success }, bearer],
    [['upstream.prometheus-credentials'], { [query]: 401 }, bearer],
    [['upstream.prometheus-credentials'], { [query]: 403 }, bearer],
    [[], { [query]: 403 }, sigv4],
    [['upstream.prometheus-rules-missing'], { [query]: success }, bearer],
    [['upstream.malformed'], { [query]: {} }, bearer],
    [['upstream.malformed'], {}, bearer],
  ])('%j', async (ids, answers, auth) => {
    const url = await world().answering(answers);
    const instances = [{ id: 'shop', url, auth }];

    expect(
      await world().find({ vitals: { prometheus: { instances } } }),
    ).toEqual(ids);
  });

  it('is found out of reach', async () => {
    const url = await world().nowhere();
    const instances = [
      {
        id: 'shop',
        url,
        auth: { basic: { username: 'me', password: 'hidden' } },
      },
    ];

    const { findings } = await world().examine({
      vitals: { prometheus: { instances } },
    });

    expect(findings).toMatchObject([
      { id: 'upstream.unreachable', subject: 'Prometheus shop' },
    ]);
    expect(JSON.stringify(findings)).not.toContain('hidden');
  });
});

describe('an OpenID provider', () => {
  async function findWith(metadataUrl: string) {
    const client = { metadataUrl, clientId: 'x', clientSecret: 'x' };
    const { findings } = await world().examine({
      auth: {
        session: { secret: 'only for a test on loopback' },
        providers: { oidc: { development: client } },
      },
    });
    return findings.map(({ id, severity }) => `${severity} ${id}`);
  }

  function clock(seconds: number): Record<string, string> {
    return { date: new Date(Date.now() + seconds * 1000).toUTCString() };
  }

  it.each<[string, (w: World) => Promise<string>, string[]]>([
    ['that is well', w => w.openIdProvider(), []],
    [
      'of another name',
      w => w.openIdProvider({ issuer: 'https://other.example' }),
      ['error upstream.openid-issuer'],
    ],
    [
      'that says too little',
      w => w.openIdProvider({ jwks_uri: undefined }),
      ['error upstream.malformed'],
    ],
    [
      'whose clock is 90 seconds ahead',
      w => w.openIdProvider({}, clock(90)),
      ['warning upstream.clock-skew'],
    ],
    [
      'whose clock is 10 minutes behind',
      w => w.openIdProvider({}, clock(-600)),
      ['error upstream.clock-skew'],
    ],
    [
      'whose answer lay in a cache for long',
      w => w.openIdProvider({}, { ...clock(-600), age: '600' }),
      [],
    ],
    ['out of reach', w => w.nowhere(), ['error upstream.unreachable']],
  ])('%s', async (_, start, expected) => {
    expect(await findWith(await start(world()))).toEqual(expected);
  });
});

describe('a mail server', () => {
  it.each([
    [[], '220 mail.test ready\r\n'],
    [['upstream.smtp'], '554 go away\r\n'],
  ])('%j', async (ids, greeting) => {
    const server = createServer(socket => {
      socket.on('error', () => {});
      socket.end(greeting);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as { port: number };

    const found = await world().find({
      notifications: {
        processors: {
          email: {
            transportConfig: { transport: 'smtp', hostname: '127.0.0.1', port },
            sender: 'gantry@mail.test',
          },
        },
      },
    });
    server.close();

    expect(found).toEqual(ids);
  });
});

it('names what it cannot ask', async () => {
  const { checks } = await world().examine({
    integrations: { gitlab: [{ host: 'gitlab.com' }] },
  });

  expect(checks).toContainEqual({
    id: 'upstreams.integrations.gitlab',
    group: 'upstreams',
    title: 'integrations.gitlab',
    outcome: 'skipped',
    reason: 'the doctor does not know how to ask it',
  });
});
