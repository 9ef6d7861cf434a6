import { Config } from '@backstage/config';
import { Check, Skip } from '../Finding';
import { checkPostgres } from './checkPostgres';
import { checkSqlite } from './checkSqlite';

const group = 'database';

export function databaseChecks(config: Config): Check[] {
  const client = config.getOptional('backend.database.client');
  return [
    {
      id: 'database.connection',
      group,
      title: client === 'pg' ? 'PostgreSQL' : 'SQLite',
      run: () => {
        if (client === 'pg') {
          return checkPostgres(config);
        }
        if (client === 'better-sqlite3') {
          return checkSqlite(config);
        }
        throw new Skip(
          client === undefined
            ? 'backend.database.client is not set'
            : `the doctor does not know the database client '${client}'`,
        );
      },
    },
  ];
}
