import { ConfigReader } from '@backstage/config';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { readSpending } from './awsSpending';

/** The server that `./gantry test` starts, or that somebody has named. */
const [server] = Object.entries(process.env)
  .filter(([name]) => /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_/.test(name))
  .map(([, address]) => address);
const day = '2026-01-02';

if (server) {
  jest.setTimeout(60_000);
  describe('what is spent, in PostgreSQL', () => {
    const prefix = `doctor_${randomBytes(4).toString('hex')}_`;
    const { hostname: host, port, username: user } = new URL(server);

    async function asked(database: string, ...statements: string[]) {
      const client = new Client({ host, port: Number(port), user, database });
      await client.connect();
      for (const statement of statements) {
        await client.query(statement);
      }
      await client.end();
    }
    const fill = (schema: string) => [
      `CREATE TABLE ${schema}.cloudwatch_spending (day varchar, account varchar, metrics bigint)`,
      `INSERT INTO ${schema}.cloudwatch_spending VALUES ('${day}', '111122223333', 1234), ('2026-01-01', '111122223333', 7)`,
    ];
    const read = (settings: object) =>
      readSpending(
        new ConfigReader({
          backend: {
            database: {
              client: 'pg',
              connection: { host, port, user, database: `${prefix}portal` },
              ...settings,
            },
          },
        }),
        day,
      );

    beforeAll(async () => {
      await asked(
        'postgres',
        `CREATE DATABASE ${prefix}portal`,
        `CREATE DATABASE ${prefix}vitals`,
      );
    });
    afterAll(async () => {
      await asked(
        'postgres',
        `DROP DATABASE ${prefix}portal`,
        `DROP DATABASE ${prefix}vitals`,
      );
    });

    it('is read from the database of the plugin, or from its schema', async () => {
      const before = await read({ prefix });
      await asked(`${prefix}vitals`, ...fill('public'));
      await asked(`${prefix}portal`, 'CREATE SCHEMA vitals', ...fill('vitals'));

      const spent = new Map([['111122223333', 1_234]]);
      expect(before).toBeUndefined();
      expect(await read({ prefix })).toEqual(spent);
      expect(await read({ pluginDivisionMode: 'schema' })).toEqual(spent);
    });
  });
} else {
  const describeMissing = process.env.CI ? describe : describe.skip;
  describeMissing('what is spent, in PostgreSQL', () => {
    it('has a server, as ./gantry test starts one', () => {
      expect(server).toBeDefined();
    });
  });
}
