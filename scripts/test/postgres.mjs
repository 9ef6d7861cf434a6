import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../lib/ports.mjs';
import { Problem } from '../lib/problem.mjs';

const debianFolder = '/usr/lib/postgresql';

/** The folder of PostgreSQL's server programs, which Debian keeps off the PATH. */
export function findPrograms() {
  const debian = existsSync(debianFolder)
    ? readdirSync(debianFolder)
        .sort((a, b) => Number(b) - Number(a))
        .map(version => join(debianFolder, version, 'bin'))
    : [];
  const initdb = [...process.env.PATH.split(delimiter), ...debian]
    .map(folder => join(folder, 'initdb'))
    .find(existsSync);
  // What is on the PATH may be a link to one program of many.
  return initdb && dirname(realpathSync(initdb));
}

/** PostgreSQL refuses to run as root; then it runs as the user that its package created. */
function serverUser() {
  if (process.getuid() !== 0) {
    return {};
  }
  const idOf = option =>
    Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** The variables through which Backstage's `TestDatabases` finds a server, whatever its version. */
function variablesFor(port) {
  const address = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  return Object.fromEntries(
    [14, 15, 16, 17, 18].map(version => [
      `BACKSTAGE_TEST_DATABASE_POSTGRES${version}_CONNECTION_STRING`,
      address,
    ]),
  );
}

async function startServer(session, programs, folder, user) {
  const port = await freePort();
  const options = {
    cwd: folder,
    environment: process.env,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...user,
  };
  const data = join(folder, 'data');
  const created = await session.processes.run(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    options,
  );
  if (created.code !== 0) {
    throw new Problem('The throw-away PostgreSQL could not be created.');
  }
  session.processes.start(
    join(programs, 'postgres'),
    [
      ...['-D', data, '-k', folder, '-p', String(port)],
      ...[
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'fsync=off',
        '-c',
        'max_connections=200',
      ],
      ...['-c', 'log_min_messages=fatal'],
    ],
    options,
  );
  const isReady = () =>
    spawnSync(join(programs, 'pg_isready'), [
      '-q',
      '-U',
      'postgres',
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
    ]).status === 0;
  for (
    const deadline = Date.now() + 30_000;
    Date.now() < deadline;
    await sleep(100)
  ) {
    if (isReady()) {
      return port;
    }
  }
  throw new Problem('The throw-away PostgreSQL did not start within 30 s.');
}

/**
 * The variables that name a PostgreSQL: none when the caller has named one already, `undefined` when
 * the machine has none, else those of a throw-away server that lives as long as the session.
 */
export async function providePostgres(session, scratch) {
  const named = Object.keys(process.env).some(name =>
    /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/.test(name),
  );
  if (named) {
    return {};
  }
  const programs = findPrograms();
  if (!programs) {
    return undefined;
  }
  const user = serverUser();
  const folder = join(scratch, 'postgres');
  mkdirSync(folder);
  if (user.uid !== undefined) {
    chmodSync(scratch, 0o711);
    chownSync(folder, user.uid, user.gid);
  }
  return variablesFor(await startServer(session, programs, folder, user));
}
