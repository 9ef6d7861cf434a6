import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { useWorld } from '../__testUtils__/World';

jest.setTimeout(120_000);

/** The server that `./gantry test` starts, or that somebody has named. */
const [server] = Object.entries(process.env)
  .filter(([name]) => /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_/.test(name))
  .map(([, address]) => address);

(server ? describe : describe.skip)('PostgreSQL', () => {
  const world = useWorld();
  const role = `doctor_${randomBytes(4).toString('hex')}`;
  const { hostname: host, port } = new URL(server ?? 'postgresql://none');
  let admin: Client;

  beforeAll(async () => {
    admin = new Client({ connectionString: server });
    await admin.connect();
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'hidden'`);
  });
  afterAll(async () => {
    await admin.query(`DROP DATABASE IF EXISTS "${role}_catalog"`);
    await admin.query(`DROP ROLE ${role}`);
    await admin.end();
  });

  async function examine(connection: object, rest: object = {}) {
    const { findings } = await world().examine({
      backend: {
        database: {
          client: 'pg',
          prefix: `${role}_`,
          connection: {
            host,
            port,
            user: role,
            password: 'hidden',
            ...connection,
          },
          ...rest,
        },
      },
    });
    return findings.map(({ id, severity, paste }) => ({ id, severity, paste }));
  }

  it('is found to lack the right to create databases, an error before there are any', async () => {
    const missing = {
      id: 'database.rights-missing',
      paste: `ALTER ROLE "${role}" CREATEDB;`,
    };

    expect(await examine({})).toEqual([{ ...missing, severity: 'error' }]);
    await admin.query(`CREATE DATABASE "${role}_catalog"`);
    expect(await examine({})).toEqual([{ ...missing, severity: 'warning' }]);
    await admin.query(`ALTER ROLE ${role} CREATEDB`);
    expect(await examine({})).toEqual([]);
  });

  it('is found to lack the right to create schemas, where plugins share a database', async () => {
    const database = `${role}_catalog`;
    const shared = { pluginDivisionMode: 'schema' };

    expect(await examine({ database }, shared)).toEqual([
      {
        id: 'database.rights-missing',
        severity: 'error',
        paste: `GRANT CREATE ON DATABASE "${database}" TO "${role}";`,
      },
    ]);
    await admin.query(`GRANT CREATE ON DATABASE "${database}" TO ${role}`);
    expect(await examine({ database }, shared)).toEqual([]);
  });

  it('is found not to speak TLS, and to have neither the user nor the database', async () => {
    expect(await examine({ ssl: { rejectUnauthorized: true } })).toMatchObject([
      { id: 'database.encryption-failed' },
    ]);
    expect(await examine({ database: 'gone' })).toMatchObject([
      { id: 'database.missing' },
    ]);
    expect(await examine({ user: `${role}_gone` })).toMatchObject([
      { id: 'database.login-refused' },
    ]);
  });
});
