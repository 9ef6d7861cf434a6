import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../lib/problem.mjs';

function paths({ data }) {
  return {
    databases: join(data, 'database'),
    copies: join(data, 'database.before'),
  };
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Mends what a killed run has left in the databases: half-done migrations are undone, and what its
 * processes held is given back. The data folder must be locked.
 */
export async function mendDatabases(settings, tools, session) {
  const { databases, copies } = paths(settings);
  if (existsSync(databases)) {
    // In a process of its own: the binding to SQLite fits only the Node that Gantry runs with.
    const { code, error } = await session.processes.run(
      tools.node,
      [join(settings.root, 'scripts/run/mendDatabases.cjs'), databases, copies],
      {
        environment: tools.environment,
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    if (code !== 0) {
      throw new Problem(
        `The databases in ${databases} cannot be mended; put back a backup of them, or begin anew without them.`,
        { cause: error },
      );
    }
  }
  remove(copies);
}

/** Keeps the databases as they are before the portal migrates them. */
export function copyDatabases(settings) {
  const { databases, copies } = paths(settings);
  const draft = `${copies}.draft`;
  remove(draft);
  mkdirSync(draft);
  if (existsSync(databases)) {
    cpSync(databases, draft, { recursive: true });
  }
  renameSync(draft, copies);
}

/** The migrations are through. */
export function forgetCopies(settings) {
  remove(paths(settings).copies);
}
