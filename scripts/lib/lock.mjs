import {
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf } from './identity.mjs';
import { endGroup } from './processes.mjs';

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function runs(entry) {
  return Boolean(entry?.identity) && identityOf(entry.pid) === entry.identity;
}

/**
 * A lock file that names its holder and the processes it started. It outlives a holder that was
 * killed; the next one to ask then takes it over and first ends what the dead holder left running.
 */
export class Lock {
  #path;
  #content;

  constructor(path, content) {
    this.#path = path;
    this.#content = content;
  }

  /** Answers the lock, or `{ holder }` when a living process has it. */
  static async acquire(path, purpose) {
    const content = {
      pid: process.pid,
      identity: identityOf(process.pid),
      purpose,
      children: [],
    };
    for (;;) {
      const draft = `${path}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(content));
      try {
        // A link appears whole or not at all, and never replaces another holder's file.
        linkSync(draft, path);
        return { lock: new Lock(path, content) };
      } catch (error) {
        if (error.code !== 'EEXIST') {
          throw error;
        }
      } finally {
        rmSync(draft, { force: true });
      }
      const holder = read(path);
      if (runs(holder)) {
        return { holder };
      }
      await Promise.all(
        (holder?.children ?? []).filter(runs).map(child => endGroup(child.pid)),
      );
      this.#removeStale(path, holder);
    }
  }

  /** The living process that has the lock, as it wrote itself down; `undefined` when none has. */
  static holder(path) {
    const entry = read(path);
    return runs(entry) ? entry : undefined;
  }

  /** Like {@link Lock.acquire}, but waits for a living holder to let go. */
  static async wait(path, purpose, onWait) {
    let announced = false;
    for (;;) {
      const { lock, holder } = await Lock.acquire(path, purpose);
      if (lock) {
        return lock;
      }
      if (!announced) {
        onWait(holder);
        announced = true;
      }
      await sleep(500);
    }
  }

  static #removeStale(path, seen) {
    const aside = `${path}.stale.${process.pid}`;
    try {
      renameSync(path, aside);
    } catch {
      return;
    }
    // Somebody else may have taken the lock over since it was read: then it goes back.
    const moved = read(aside);
    if (JSON.stringify(moved) !== JSON.stringify(seen) && runs(moved)) {
      try {
        linkSync(aside, path);
      } catch {
        // A third one holds it by now; the loop will see.
      }
    }
    rmSync(aside, { force: true });
  }

  /** Records a process that must not outlive this holder. */
  adopt(pid) {
    this.#content.children.push({ pid, identity: identityOf(pid) });
    const draft = `${this.#path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(this.#content));
    renameSync(draft, this.#path);
  }

  release() {
    const current = read(this.#path);
    if (
      current?.pid === this.#content.pid &&
      current.identity === this.#content.identity
    ) {
      rmSync(this.#path, { force: true });
    }
  }
}
