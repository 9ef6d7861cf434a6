import { note } from '../lib/progress.mjs';
import { providePostgres } from '../test/postgres.mjs';

/** Reading so many entities into SQLite takes longer than the rest of the measurement. */
const mostOnSqlite = 1_000;

let postgres;

/**
 * Where a portal is measured: SQLite, and PostgreSQL where one is found; each with the variables that choose it.
 * @param prefix of the databases in PostgreSQL; portals of the same prefix share them
 */
export async function benchDatabases(
  session,
  services,
  prefix = `bench_${services}_`,
) {
  postgres ??= providePostgres(session, session.makeScratch());
  const variables = await postgres;
  const address =
    variables &&
    Object.entries({ ...process.env, ...variables }).find(([name]) =>
      /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/.test(name),
    )?.[1];
  if (!address) {
    note('PostgreSQL is not installed here: skipped');
  }
  return [
    ...(services <= mostOnSqlite
      ? [{ name: 'SQLite', variables: sqliteIn(session.makeScratch()) }]
      : []),
    ...(address
      ? [{ name: 'PostgreSQL', variables: postgresAt(address, prefix) }]
      : []),
  ];
}

function sqliteIn(directory) {
  return {
    APP_CONFIG_backend_database: JSON.stringify({
      client: 'better-sqlite3',
      connection: { directory },
    }),
  };
}

function postgresAt(address, prefix) {
  const { hostname, port, username, password } = new URL(address);
  return {
    APP_CONFIG_backend_database: JSON.stringify({
      client: 'pg',
      prefix,
      connection: {
        host: hostname,
        port: Number(port),
        user: username,
        password: decodeURIComponent(password),
      },
    }),
  };
}
