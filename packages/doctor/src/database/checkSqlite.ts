import { Config } from '@backstage/config';
import Knex from 'knex';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Finding, Skip } from '../Finding';

/** A larger file takes longer to read through than a doctor may. */
const largestChecked = 256 * 1024 * 1024;

/** Whether the folder of the databases can be written, and whether the files in it are whole. */
export async function checkSqlite(config: Config): Promise<Finding[]> {
  const connection = config.getOptional('backend.database.connection');
  const { directory, filename } = (
    typeof connection === 'object' ? connection : { filename: connection }
  ) as { directory?: string; filename?: string };
  if (!directory || filename === ':memory:') {
    throw new Skip('the database is in memory');
  }
  const folder = resolve(directory);
  const unwritable = cannotWrite(folder);
  if (unwritable) {
    return [unwritable];
  }
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.sqlite'))
        .map(name => join(folder, name))
    : [];
  const found = await Promise.all(files.map(checkFile));
  return found.flat();
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

function cannotWrite(folder: string): Finding | undefined {
  const existing = nearestExisting(folder);
  const because = statSync(existing).isDirectory()
    ? accessProblem(existing)
    : 'it is a file';
  return because
    ? {
        id: 'database.folder-unwritable',
        severity: 'error',
        subject: folder,
        what: `The folder of the databases, ${folder}, cannot be written: ${because}.`,
        why: 'The server does not start.',
        mend: 'Change its owner or its permissions, or choose another with GANTRY_DATA.',
        paste: `chown -R "$(id -un)" '${existing}'`,
      }
    : undefined;
}

function accessProblem(folder: string): string | undefined {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}

async function checkFile(file: string): Promise<Finding[]> {
  if (statSync(file).size > largestChecked) {
    return [];
  }
  const knex = Knex({
    client: 'better-sqlite3',
    useNullAsDefault: true,
    connection: {
      filename: file,
      options: { readonly: true },
    } as Knex.Knex.BetterSqlite3ConnectionConfig,
  });
  try {
    const [row] = await knex.raw('PRAGMA quick_check(1)');
    const [verdict] = Object.values(row ?? {});
    return verdict === 'ok' ? [] : [corrupt(file, String(verdict))];
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
      ? [corrupt(file, message.split(' - ').at(-1) ?? code)]
      : // A server that writes at this moment locks others out.
        [];
  } finally {
    await knex.destroy();
  }
}

function corrupt(file: string, because: string): Finding {
  return {
    id: 'database.corrupt',
    severity: 'error',
    subject: file,
    what: `The database ${file} is damaged: ${because}.`,
    why: 'The plugin that keeps its data there fails, at the start or later.',
    mend: 'Stop Gantry, and put back a copy or move the file away; the plugin then begins anew.',
    paste: `mv '${file}' '${file}.damaged'`,
  };
}
