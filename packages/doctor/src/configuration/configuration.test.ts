import { reachable, useWorld } from '../__testUtils__/World';

// The first run compiles the schemas of all packages.
jest.setTimeout(120_000);

const world = useWorld();

it('finds nothing where nothing is wrong', async () => {
  expect(await world().find()).toEqual([]);
  expect(await world().find(reachable)).toEqual([]);
});

describe('a fault in the configuration', () => {
  it.each([
    ['configuration.schema', { permission: { enabled: 'perhaps' } }],
    ['configuration.schema', { scaffolder: { concurrentTasksLimit: 'many' } }],
    ['configuration.unknown-key', { permissions: { enabled: true } }],
    ['configuration.unknown-key', { scaffolder: { taskRecover: true } }],
    ['configuration.unknown-key', { vitals: { surveyPeriods: 'PT1M' } }],
    [
      'configuration.variable-missing',
      { organization: { name: '${NOT_SET_HERE}' } },
    ],
    [
      'configuration.base-url-slash',
      { app: { baseUrl: 'http://localhost:3000/' } },
    ],
    [
      'configuration.aws-account-defaults',
      { aws: { accountDefaults: { roleName: 'any' } } },
    ],
    ['configuration.rate-limit-readiness', { backend: { rateLimit: true } }],
    [
      'configuration.sign-in-missing',
      { app: { signIn: { provider: 'oidc' } } },
    ],
    [
      'configuration.guest-in-production',
      { auth: { environment: 'production' } },
    ],
    [
      'configuration.database-in-memory',
      { backend: { database: { connection: ':memory:' } } },
    ],
    [
      'configuration.reading-wildcard',
      { backend: { reading: { allow: [{ host: '*.example.com' }] } } },
    ],
    [
      'configuration.reading-wildcard',
      { backend: { reading: { allow: [{ host: '169.254.169.254' }] } } },
    ],
  ])('is found: %s', async (id, fault) => {
    expect(await world().find(fault)).toEqual([id]);
  });

  it('is found: a variable that is set, but empty', async () => {
    process.env.GITHUB_TOKEN = '';
    const fault = {
      integrations: {
        github: [{ host: 'github.com', token: '${GITHUB_TOKEN}' }],
      },
    };

    const found = await world().find(fault);
    delete process.env.GITHUB_TOKEN;

    expect(found).toEqual(['configuration.variable-empty']);
  });

  it('is found once: a variable on which other things hang', async () => {
    const { findings, checks } = await world().examine(reachable, {
      auth: { session: { secret: '${NOT_SET_HERE}' } },
      backend: {
        baseUrl: '${NOT_SET_HERE}',
        database: { connection: { host: '${NOT_SET_HERE}' } },
      },
    });

    expect(findings.map(({ id }) => id)).toEqual([
      'configuration.variable-missing',
    ]);
    expect(checks).toContainEqual(
      expect.objectContaining({
        id: 'database.connection',
        outcome: 'skipped',
        reason:
          'backend.database.connection.host takes NOT_SET_HERE, which is not set',
      }),
    );
  });

  it('is found: a file that is not YAML', async () => {
    world().write('local.yaml', 'app: {');

    const { findings, checks } = await world().examine({
      app: { $include: 'local.yaml' },
    });

    expect(findings).toMatchObject([
      { id: 'configuration.unreadable', severity: 'error' },
    ]);
    expect(
      checks.filter(({ outcome }) => outcome === 'skipped').map(({ id }) => id),
    ).toEqual(['database', 'upstreams', 'catalog']);
  });

  it('names the key and what was probably meant', async () => {
    const { findings } = await world().examine({
      scaffolder: { taskRecovry: { enabled: true } },
      permission: { enabled: 'perhaps' },
    });

    expect(findings.map(({ what }) => what)).toEqual([
      'permission.enabled must be boolean.',
      'scaffolder.taskRecovry in config-1.yaml is a key that no installed package knows. Did you mean scaffolder.taskRecovery?',
    ]);
  });
});

describe('a setting that is dangerous where others can reach the portal', () => {
  const faults: [string, object][] = [
    ['configuration.guest-sign-in', { auth: { providers: { guest: {} } } }],
    ['configuration.permissions-off', { permission: { enabled: false } }],
    [
      'configuration.auth-policy-off',
      { backend: { auth: { dangerouslyDisableDefaultAuthPolicy: true } } },
    ],
    [
      'configuration.session-secret',
      { auth: { session: { secret: 'short' } } },
    ],
    [
      'configuration.session-secret',
      {
        auth: {
          session: { secret: 'change-me-change-me-change-me-change-me' },
        },
      },
    ],
    [
      'configuration.static-token-weak',
      {
        backend: {
          auth: {
            externalAccess: [
              { type: 'static', options: { token: 'abc123', subject: 'ci' } },
            ],
          },
        },
      },
    ],
    ['configuration.cors-any-origin', { backend: { cors: { origin: '*' } } }],
    [
      'configuration.csp-weak',
      { backend: { csp: { 'script-src': ["'self'", "'unsafe-inline'"] } } },
    ],
    [
      'configuration.lab-upstream',
      {
        aws: {
          mainAccount: {
            accessKeyId: 'LABACCESSKEY000000',
            secretAccessKey: 'x',
          },
        },
      },
    ],
    [
      'configuration.catalog-rules-open',
      { catalog: { rules: [{ allow: ['Component', 'Group'] }] } },
    ],
  ];

  it.each(faults)('is found there: %s', async (id, fault) => {
    expect(await world().find(reachable, fault as {})).toEqual([id]);
  });

  it.each(faults)('is left alone on loopback: %s', async (_, fault) => {
    expect(await world().find(fault as {})).toEqual([]);
  });

  it('is found there: SQLite', async () => {
    expect(
      await world().find(reachable, {
        backend: {
          database: {
            client: 'better-sqlite3',
            connection: { directory: world().path('database') },
          },
        },
      }),
    ).toEqual(['configuration.sqlite-shared']);
  });

  it('is found there: credentials that a proxy hands on', async () => {
    const proxy = {
      endpoints: {
        '/ci': { target: 'https://ci.example', credentials: 'forward' },
      },
    };

    expect(await world().find(reachable, { proxy })).toEqual([
      'configuration.proxy-credentials',
      // The proxy plugin is not installed here.
      'configuration.unknown-key',
    ]);
  });

  it('is found there: no encryption, and browsers that are told to ask for it', async () => {
    const app = { baseUrl: 'http://192.0.2.1' };

    expect(await world().find(reachable, { app })).toEqual([
      'configuration.plain-http',
      'configuration.upgrade-insecure-requests',
    ]);
    expect(
      await world().find(reachable, {
        app,
        backend: { csp: { 'upgrade-insecure-requests': false } },
      }),
    ).toEqual(['configuration.plain-http']);
  });
});
