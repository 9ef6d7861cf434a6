import { hostOf, isLoopback } from '../exposure';
import { Danger, listAt, valueAt, whenReachable } from './Danger';

/** What the lab is reached with. It is for trying Gantry: nothing that it answers is real. */
const labSecrets: Array<[RegExp, string]> = [
  [/^LABACCESSKEY/, 'the access key of the lab'],
  [/^lab(-secret)?$/, 'a password of the lab'],
];

export const labUpstream: Danger = whenReachable(config => {
  const endpoint = valueAt<string>(config, 'vitals.aws.endpoint');
  const secrets: Array<[string, unknown]> = [
    ...listAt<{ accessKeyId?: string }>(config, 'aws.accounts').map(
      ({ accessKeyId }, i): [string, unknown] => [
        `aws.accounts[${i}].accessKeyId`,
        accessKeyId,
      ],
    ),
    [
      'aws.mainAccount.accessKeyId',
      valueAt(config, 'aws.mainAccount.accessKeyId'),
    ],
    ...listAt<{ password?: string }>(config, 'integrations.gitea').map(
      ({ password }, i): [string, unknown] => [
        `integrations.gitea[${i}].password`,
        password,
      ],
    ),
  ];
  const keys = [
    ...(endpoint && isLoopback(hostOf(endpoint))
      ? [`vitals.aws.endpoint is ${endpoint}`]
      : []),
    ...secrets.flatMap(([key, value]) =>
      labSecrets.flatMap(([pattern, name]) =>
        pattern.test(String(value ?? '')) ? [`${key} is ${name}`] : [],
      ),
    ),
  ];
  return keys.length > 0
    ? [
        {
          id: 'configuration.lab-upstream',
          severity: 'error',
          subject: keys[0].split(' ')[0],
          what: `The portal asks the lab: ${keys.join('; ')}.`,
          why: 'People would act on figures that are made up.',
          mend: 'Remove these keys, and name your own accounts and hosts; app-config.production.yaml shows how.',
        },
      ]
    : [];
});

export const anyAccountRole: Danger = config =>
  config.has('aws.accountDefaults.roleName')
    ? [
        {
          id: 'configuration.aws-account-defaults',
          severity: 'error',
          subject: 'aws.accountDefaults.roleName',
          what: 'aws.accountDefaults.roleName is set.',
          why: 'Any ARN in the catalog then chooses the account in which this role is assumed.',
          mend: 'Name the role for each account that may be read.',
          paste:
            "vitals:\n  aws:\n    accounts:\n      - id: '111122223333'\n        name: prod\n        regions: [us-east-1]\n        roleName: gantry-read",
        },
      ]
    : [];

export const sqliteShared: Danger = whenReachable((config, { because }) =>
  String(valueAt(config, 'backend.database.client')).includes('sqlite')
    ? [
        {
          id: 'configuration.sqlite-shared',
          severity: 'warning',
          subject: 'backend.database.client',
          what: `The database is SQLite, and others use the portal: ${because}.`,
          why: 'It is good for hundreds of entities and one replica; lists and searches take seconds with thousands.',
          mend: 'Use PostgreSQL, as app-config.production.yaml does.',
          paste:
            'backend:\n  database:\n    client: pg\n    connection:\n      host: ${POSTGRES_HOST}\n      user: ${POSTGRES_USER}\n      password: ${POSTGRES_PASSWORD}',
        },
      ]
    : [],
);

export const databaseInMemory: Danger = config => {
  const connection = valueAt<unknown>(config, 'backend.database.connection');
  const filename =
    typeof connection === 'object'
      ? (connection as { filename?: string })?.filename
      : connection;
  return filename === ':memory:'
    ? [
        {
          id: 'configuration.database-in-memory',
          severity: 'warning',
          subject: 'backend.database.connection',
          what: 'The database is in memory.',
          why: 'Tasks, settings, registered locations and transitions are gone after each restart.',
          mend: 'Keep it in a folder.',
          paste:
            'backend:\n  database:\n    client: better-sqlite3\n    connection:\n      directory: ../../.gantry/database',
        },
      ]
    : [];
};

export const limitedReadiness: Danger = config => {
  const limit = valueAt<unknown>(config, 'backend.rateLimit');
  const isGlobal =
    limit === true ||
    (typeof limit === 'object' &&
      (limit as { global?: boolean } | undefined)?.global !== false &&
      limit !== null);
  return isGlobal
    ? [
        {
          id: 'configuration.rate-limit-readiness',
          severity: 'warning',
          subject: 'backend.rateLimit',
          what: 'backend.rateLimit holds for all routes.',
          why: 'It also limits the readiness route: an orchestrator that asks often takes a healthy replica for a dead one.',
          mend: 'Limit plugins one by one.',
          paste:
            'backend:\n  rateLimit:\n    global: false\n    plugin:\n      catalog:\n        window: 1m\n        incomingRequestLimit: 600',
        },
      ]
    : [];
};

const privileged = ['User', 'Group', 'Template'];

export const openCatalogRules: Danger = whenReachable(config => {
  const allowed = listAt<{ allow?: unknown[]; locations?: unknown[] }>(
    config,
    'catalog.rules',
  )
    .filter(({ locations }) => !locations)
    .flatMap(({ allow = [] }) => allow)
    .map(kind =>
      typeof kind === 'string' ? kind : (kind as { kind?: string })?.kind,
    )
    .filter(kind =>
      privileged.some(name => name.toLowerCase() === kind?.toLowerCase()),
    );
  return allowed.length > 0
    ? [
        {
          id: 'configuration.catalog-rules-open',
          severity: 'error',
          subject: 'catalog.rules',
          what: `catalog.rules lets any registered location bring ${allowed.join(', ')} entities.`,
          why: 'Who may register a location can make themselves a member of any group, or bring a template that others run.',
          mend: 'Allow these kinds in the rules of the one location that they come from.',
          paste: `catalog:\n  locations:\n    - type: url\n      target: https://…/organisation.yaml\n      rules:\n        - allow: [${allowed.join(', ')}]`,
        },
      ]
    : [];
});
