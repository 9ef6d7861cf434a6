import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Processes } from './lib/processes.mjs';
import { root } from './lib/settings.mjs';
import {
  copyDatabases,
  forgetCopies,
  mendDatabases,
} from './run/databases.mjs';

const openDatabase = createRequire(join(root, 'package.json'))(
  'better-sqlite3',
);
const tools = { node: process.execPath, environment: process.env };

let settings;
beforeEach(() => {
  settings = { root, data: mkdtempSync(join(tmpdir(), 'gantry-databases-')) };
  mkdirSync(join(settings.data, 'database'));
});
afterEach(() => rmSync(settings.data, { recursive: true }));

function pathOf(name) {
  return join(settings.data, 'database', `${name}.sqlite`);
}

function execute(name, ...statements) {
  const database = openDatabase(pathOf(name));
  statements.forEach(statement => database.exec(statement));
  database.close();
}

function read(name, query) {
  const database = openDatabase(pathOf(name), { readonly: true });
  try {
    return database.prepare(query).pluck().all();
  } finally {
    database.close();
  }
}

function mend() {
  return mendDatabases(settings, tools, { processes: new Processes() });
}

/** As the migrations of the catalog do, which are not one transaction. */
function beginMigrations(name) {
  execute(
    name,
    'create table if not exists knex_migrations_lock (is_locked integer)',
    'delete from knex_migrations_lock',
    'insert into knex_migrations_lock values (1)',
    'create table half_done (id integer)',
  );
}

test('migrations that were cut are undone: a new database goes, an older one is as before', async () => {
  execute('older', 'create table kept (id)', 'insert into kept values (7)');
  execute('other', 'create table kept (id)');
  copyDatabases(settings);
  beginMigrations('older');
  beginMigrations('newer');
  execute('other', 'insert into kept values (8)');

  await mend();

  assert.deepEqual(read('older', 'select name from sqlite_master'), ['kept']);
  assert.deepEqual(read('older', 'select id from kept'), [7]);
  assert.equal(existsSync(pathOf('newer')), false);
  assert.deepEqual(read('other', 'select id from kept'), [8]);
});

test('migrations that were through before stay, and only their lock goes', async () => {
  copyDatabases(settings);
  forgetCopies(settings);
  beginMigrations('catalog');

  await mend();

  assert.deepEqual(
    read('catalog', 'select is_locked from knex_migrations_lock'),
    [0],
  );
  assert.deepEqual(read('catalog', 'select count(*) from half_done'), [0]);
});

test('what a killed run was at is taken up at once', async () => {
  execute(
    'vitals',
    'create table backstage_backend_tasks__tasks (current_run_ticket, current_run_started_at, current_run_expires_at)',
    `insert into backstage_backend_tasks__tasks values ('a', 'b', 'c')`,
  );
  execute(
    'catalog',
    'create table refresh_state (processed_entity, next_update_at)',
    `insert into refresh_state values (null, '3000-01-01'), ('{}', '3000-01-01')`,
    'create table stitch_queue (next_stitch_at)',
    `insert into stitch_queue values ('3000-01-01')`,
  );
  execute(
    'scaffolder',
    'create table tasks (status, last_heartbeat_at)',
    `insert into tasks values ('processing', '3000-01-01'), ('completed', '3000-01-01')`,
  );
  const later = column => `select ${column} > datetime('now') from`;

  await mend();

  assert.deepEqual(
    read(
      'vitals',
      'select current_run_ticket from backstage_backend_tasks__tasks',
    ),
    [null],
  );
  assert.deepEqual(
    read('catalog', `${later('next_update_at')} refresh_state`),
    [0, 1],
  );
  assert.deepEqual(
    read('catalog', `${later('next_stitch_at')} stitch_queue`),
    [0],
  );
  assert.deepEqual(
    read('scaffolder', `${later('last_heartbeat_at')} tasks`),
    [0, 1],
  );
});

test('a database that cannot be read is not started on', async () => {
  writeFileSync(pathOf('catalog'), 'not a database'.repeat(100));

  await assert.rejects(mend(), /cannot be mended; put back a backup/);
});
