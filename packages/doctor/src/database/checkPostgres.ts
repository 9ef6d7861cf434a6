import { Config } from '@backstage/config';
import { Client, ClientConfig } from 'pg';
import { isLoopback } from '../configuration/exposure';
import { Finding, Skip } from '../Finding';
import { postgresFailure } from './postgresFailure';

/** The oldest release that PostgreSQL itself still mends. */
const oldestMajor = 14;
const connectTimeout = 5_000;

type Connection = ClientConfig & { type?: string };

/** Connects as the server would, and asks what it will need to be allowed. */
export async function checkPostgres(config: Config): Promise<Finding[]> {
  const connection = postgresConnection(config);
  const client = new Client({
    ...connection,
    connectionTimeoutMillis: connectTimeout,
    query_timeout: connectTimeout,
    application_name: 'gantry doctor',
  });
  // A server that ends the connection later says so in a query.
  client.on('error', () => {});
  const where = `${client.host}:${client.port}`;
  try {
    await client.connect();
  } catch (error) {
    return [postgresFailure(error, where, client.user ?? '')];
  }
  try {
    return [
      ...(await checkVersion(client)),
      ...(await checkEncryption(client, connection)),
      ...(await checkRights(client, config)),
    ];
  } finally {
    await client.end();
  }
}

/**
 * How to connect to the database that the configuration names.
 *
 * @throws Skip when only the server itself could
 */
export function postgresConnection(config: Config): Connection {
  const connection = config.getOptional('backend.database.connection');
  if (typeof connection === 'string') {
    return { connectionString: connection };
  }
  const { type, ...rest } = (connection ?? {}) as Connection;
  if (type && type !== 'default') {
    throw new Skip(`the doctor cannot sign in to a database of type '${type}'`);
  }
  // Without a database of its own Backstage connects to this one to create the others.
  return { database: 'postgres', ...rest, port: Number(rest.port ?? 5432) };
}

async function checkVersion(client: Client): Promise<Finding[]> {
  const { rows } = await client.query('SHOW server_version_num');
  const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
  return major >= oldestMajor
    ? []
    : [
        {
          id: 'database.version-old',
          severity: 'warning',
          subject: 'backend.database',
          what: `The database is PostgreSQL ${major}.`,
          why: `Releases before ${oldestMajor} get no corrections any more, and Backstage is not tested with them.`,
          mend: `Move to PostgreSQL ${oldestMajor} or newer.`,
        },
      ];
}

async function checkEncryption(
  client: Client,
  { ssl }: Connection,
): Promise<Finding[]> {
  if (isLoopback(client.host) || client.host.startsWith('/')) {
    return [];
  }
  const { rows } = await client.query(
    'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
  );
  if (!rows[0]?.ssl) {
    return [
      {
        id: 'database.unencrypted',
        severity: 'warning',
        subject: 'backend.database.connection.ssl',
        what: `The connection to ${client.host} is not encrypted.`,
        why: 'The password and everything that is kept can be read on the way.',
        mend: 'Ask for TLS, and check the certificate.',
        paste:
          'backend:\n  database:\n    connection:\n      ssl:\n        rejectUnauthorized: true',
      },
    ];
  }
  return typeof ssl === 'object' && ssl.rejectUnauthorized === false
    ? [
        {
          id: 'database.certificate-unchecked',
          severity: 'warning',
          subject: 'backend.database.connection.ssl.rejectUnauthorized',
          what: 'The certificate of the database is not checked.',
          why: 'Somebody on the way can pass for it and read the password.',
          mend: 'Check it, and name the authority in ca if it is not a public one.',
          paste:
            'backend:\n  database:\n    connection:\n      ssl:\n        rejectUnauthorized: true\n        ca:\n          $file: ./database-ca.pem',
        },
      ]
    : [];
}

/** One database a plugin, or one schema a plugin in one database: the server creates them at its first start. */
async function checkRights(client: Client, config: Config): Promise<Finding[]> {
  const database = 'backend.database';
  const bySchema =
    config.getOptional(`${database}.pluginDivisionMode`) === 'schema';
  const ensures =
    config.getOptional(`${database}.ensureExists`) !== false &&
    (!bySchema ||
      config.getOptional(`${database}.ensureSchemaExists`) !== false);
  if (!ensures) {
    return [];
  }
  const { rows } = await client.query(
    bySchema
      ? "SELECT has_database_privilege(current_database(), 'CREATE') AS may"
      : 'SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.may) {
    return [];
  }
  const prefix = String(
    config.getOptional(`${database}.prefix`) ?? 'backstage_plugin_',
  );
  const existing = bySchema
    ? 0
    : (
        await client.query(
          'SELECT 1 FROM pg_database WHERE starts_with(datname, $1)',
          [prefix],
        )
      ).rowCount;
  const things = bySchema ? 'schemas' : 'databases';
  const user = `"${client.user}"`;
  return [
    {
      id: 'database.rights-missing',
      severity: existing ? 'warning' : 'error',
      subject: `${database}.connection.user`,
      what: `The database user ${client.user} may not create ${things}.`,
      why: existing
        ? 'A plugin that is added later gets no database, and the server does not start.'
        : `Each plugin gets its own at the first start, which fails.`,
      mend: 'Let an administrator of the database grant it.',
      paste: bySchema
        ? `GRANT CREATE ON DATABASE "${client.database}" TO ${user};`
        : `ALTER ROLE ${user} CREATEDB;`,
    },
  ];
}
