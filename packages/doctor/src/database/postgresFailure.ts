import { Finding } from '../Finding';

interface PostgresError extends Error {
  code?: string;
  errors?: PostgresError[];
}

const unreachable =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET|timeout/i;

/** Why nobody could sign in to the database, without the password. */
export function postgresFailure(
  error: unknown,
  where: string,
  user: string,
): Finding {
  const all = error as PostgresError;
  const { code = '', message } = all.errors?.[0] ?? all;
  const about = {
    severity: 'error' as const,
    subject: where,
    why: 'The server does not start.',
  };
  if (unreachable.test(code) || unreachable.test(message)) {
    return {
      ...about,
      id: 'database.unreachable',
      what: `No PostgreSQL answers on ${where} (${code || message}).`,
      mend: 'Check backend.database.connection.host and port, and that the server runs and lets this machine in.',
      paste: `pg_isready -h ${where.replace(/:(\d+)$/, ' -p $1')}`,
    };
  }
  if (code === '28P01' || code === '28000') {
    return {
      ...about,
      id: 'database.login-refused',
      what: `PostgreSQL on ${where} refuses user ${user}: ${message}.`,
      mend: 'Check backend.database.connection.user and password, and pg_hba.conf.',
    };
  }
  if (code === '3D000') {
    return {
      ...about,
      id: 'database.missing',
      what: `PostgreSQL on ${where}: ${message}.`,
      mend: 'Create it, or leave backend.database.connection.database out.',
    };
  }
  if (/SSL|TLS|CERT|SIGNED|certificate/i.test(`${code} ${message}`)) {
    return {
      ...about,
      id: 'database.encryption-failed',
      what: `PostgreSQL on ${where} and Gantry do not agree on TLS: ${message}.`,
      mend: 'Turn TLS on in the server, or name its authority in backend.database.connection.ssl.ca.',
      paste:
        'backend:\n  database:\n    connection:\n      ssl:\n        ca:\n          $file: ./database-ca.pem',
    };
  }
  return {
    ...about,
    id: 'database.failed',
    what: `PostgreSQL on ${where} lets nobody in: ${message}.`,
    mend: 'Look at the log of the database.',
  };
}
