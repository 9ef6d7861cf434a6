import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDataFolder } from './disk.mjs';
import { Lock } from './lock.mjs';
import { Problem } from './problem.mjs';
import { Processes } from './processes.mjs';
import { note } from './progress.mjs';

/** One run of a verb: the processes it started, the locks it holds, and how both end. */
export class Session {
  #locks = [];
  #scratch = [];
  #interrupted = false;
  processes = new Processes(pid =>
    this.#locks.forEach(lock => lock.adopt(pid)),
  );
  /** Set once the verb has reached its steady state; stopping it is then a success. */
  steady = false;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => this.#interrupt(signal));
    }
  }

  async #interrupt(signal) {
    if (this.#interrupted) {
      this.processes.kill();
      process.exit(1);
    }
    this.#interrupted = true;
    note('stopping …');
    await this.close();
    process.exit(this.steady ? 0 : 128 + constants.signals[signal]);
  }

  /** Makes sure that nobody else works on the data folder. */
  async lockData(settings, purpose) {
    makeDataFolder(settings.data);
    const { lock, holder } = await Lock.acquire(
      join(settings.data, 'gantry.lock'),
      purpose,
    );
    if (holder) {
      throw new Problem(
        `The data folder ${settings.data} is in use by '${holder.purpose}' (process ${holder.pid}); stop that one, or give this one its own GANTRY_DATA.`,
      );
    }
    this.#locks.push(lock);
  }

  /** Holds a lock of the checkout while `work` runs, so that two do not install or build at once. */
  async withLock(path, purpose, work) {
    const lock = await Lock.wait(path, purpose, holder =>
      note(
        `'${holder.purpose}' (process ${holder.pid}) is installing or building here; waiting for it`,
      ),
    );
    this.#locks.push(lock);
    try {
      return await work();
    } finally {
      this.#release(lock);
    }
  }

  #release(lock) {
    this.#locks = this.#locks.filter(other => other !== lock);
    lock.release();
  }

  /** Makes a temporary folder that goes when the session does. */
  makeScratch() {
    const folder = mkdtempSync(join(tmpdir(), 'gantry-'));
    this.#scratch.push(folder);
    return folder;
  }

  async close() {
    await this.processes.stop();
    this.#scratch.forEach(folder =>
      rmSync(folder, { recursive: true, force: true }),
    );
    this.#locks.forEach(lock => lock.release());
    this.#locks = [];
  }
}

/** Runs `work` with a session that is closed whatever happens. */
export async function withSession(work) {
  const session = new Session();
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
