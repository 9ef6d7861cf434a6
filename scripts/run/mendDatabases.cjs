// Run by a fit Node while the data folder is locked, so that nobody has the databases open:
// `node mendDatabases.cjs <folder of the databases> <folder of their copies>`.
const {
  cpSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
} = require('node:fs');
const { join, resolve } = require('node:path');
const openDatabase = require(
  require.resolve('better-sqlite3', { paths: [resolve(__dirname, '../..')] }),
);

const migrationsLock = /knex_migrations_lock$/;

/** What a process holds in the databases for as long as it lives, and how it is given back. */
const claims = [
  { table: migrationsLock, set: 'is_locked = 0' },
  // A scheduled task that ran: it would be left alone until it times out.
  {
    table: /^backstage_backend_tasks__tasks$/,
    set: 'current_run_ticket = null, current_run_started_at = null, current_run_expires_at = null',
  },
  // Entities that were being read for the first time, or stitched: their turn would come minutes later.
  {
    database: 'catalog.sqlite',
    table: /^refresh_state$/,
    set: `next_update_at = datetime('now')`,
    where: 'processed_entity is null',
  },
  {
    database: 'catalog.sqlite',
    table: /^stitch_queue$/,
    set: `next_stitch_at = datetime('now')`,
  },
  // A run of a template is taken up again when it has given no sign of life for a while.
  {
    database: 'scaffolder.sqlite',
    table: /^tasks$/,
    set: `last_heartbeat_at = datetime(0, 'unixepoch')`,
    where: `status = 'processing'`,
  },
];

function withTables(path, work) {
  const database = openDatabase(path);
  try {
    const tables = database
      .prepare(`select name from sqlite_master where type = 'table'`)
      .pluck()
      .all();
    return work(database, tables);
  } finally {
    database.close();
  }
}

/** Migrations that are one transaction leave no lock behind; others leave it, and are half done. */
function wereMigrationsCut(path) {
  return withTables(path, (database, tables) =>
    tables
      .filter(table => migrationsLock.test(table))
      .some(table =>
        database.prepare(`select 1 from "${table}" where is_locked = 1`).get(),
      ),
  );
}

/** Nothing is lost: a plugin that is not through with its migrations has served nobody yet. */
function undo(path, copy) {
  if (existsSync(copy)) {
    cpSync(copy, `${path}.draft`);
    renameSync(`${path}.draft`, path);
  } else {
    rmSync(path);
  }
}

function giveBack(path, name) {
  withTables(path, (database, tables) => {
    for (const { table, set, where = 'true' } of claims.filter(
      claim => (claim.database ?? name) === name,
    )) {
      for (const each of tables.filter(other => table.test(other))) {
        database.exec(`update "${each}" set ${set} where ${where}`);
      }
    }
  });
}

function mend(folder, copies, name) {
  const path = join(folder, name);
  if (existsSync(copies) && wereMigrationsCut(path)) {
    undo(path, join(copies, name));
  }
  if (existsSync(path)) {
    giveBack(path, name);
  }
}

const [folder, copies] = process.argv.slice(2);
for (const name of readdirSync(folder)) {
  if (name.endsWith('.sqlite')) {
    try {
      mend(folder, copies, name);
    } catch (error) {
      process.stderr.write(`gantry: ${join(folder, name)}: ${error.message}\n`);
      process.exitCode = 1;
    }
  }
}
