import { Config } from '@backstage/config';
import Knex from 'knex';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { postgresConnection } from '../database/checkPostgres';

const table = 'cloudwatch_spending';
const longest = 5_000;

/**
 * How many metrics the portal has asked of CloudWatch today, by the id of the account. What inspections asked stands in
 * a row of its own besides, and is part of that.
 *
 * @param day - ISO 8601, UTC
 * @returns undefined where there is no such table, or it cannot be read: other checks say why
 */
export async function readSpending(
  config: Config,
  day: string,
): Promise<Map<string, number> | undefined> {
  try {
    const rows = await readRows(config, day);
    return (
      rows &&
      new Map(rows.map(({ account, metrics }) => [account, Number(metrics)]))
    );
  } catch {
    return undefined;
  }
}

interface Row {
  account: string;
  /** PostgreSQL gives a text. */
  metrics: number | string;
}

async function readRows(
  config: Config,
  day: string,
): Promise<Row[] | undefined> {
  if (config.has('backend.database.plugin.vitals')) {
    return undefined;
  }
  switch (config.getOptional('backend.database.client')) {
    case 'better-sqlite3':
      return readSqlite(config, day);
    case 'pg':
      return readPostgres(config, day);
    default:
      return undefined;
  }
}

async function readSqlite(
  config: Config,
  day: string,
): Promise<Row[] | undefined> {
  const directory = config.getOptionalString(
    'backend.database.connection.directory',
  );
  const filename = directory && join(resolve(directory), 'vitals.sqlite');
  if (!filename || !existsSync(filename)) {
    return undefined;
  }
  const knex = Knex({
    client: 'better-sqlite3',
    useNullAsDefault: true,
    connection: {
      filename,
      options: { readonly: true },
    } as Knex.Knex.BetterSqlite3ConnectionConfig,
  });
  try {
    return await knex(table).where({ day }).select('account', 'metrics');
  } finally {
    await knex.destroy();
  }
}

/** The plugin has a database of its own, or a schema of its own. */
async function readPostgres(config: Config, day: string): Promise<Row[]> {
  const bySchema =
    config.getOptional('backend.database.pluginDivisionMode') === 'schema';
  const prefix =
    config.getOptionalString('backend.database.prefix') ?? 'backstage_plugin_';
  const client = new Client({
    ...postgresConnection(config),
    ...(bySchema ? {} : { database: `${prefix}vitals` }),
    connectionTimeoutMillis: longest,
    query_timeout: longest,
    application_name: 'gantry doctor',
  });
  // A server that ends the connection later says so in a query.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT account, metrics FROM ${bySchema ? 'vitals.' : ''}${table} WHERE day = $1`,
      [day],
    );
    return rows;
  } finally {
    await client.end();
  }
}
