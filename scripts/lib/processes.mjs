import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const graceMilliseconds = 12_000;

function signalGroup(pid, signal) {
  if (pid === undefined) {
    return false;
  }
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Ends a process group: asks first, kills what is left after the grace. */
export async function endGroup(
  pid,
  { grace = graceMilliseconds, endSignal = 'SIGTERM' } = {},
) {
  const deadline = Date.now() + grace;
  signalGroup(pid, endSignal);
  while (signalGroup(pid, 0)) {
    if (Date.now() > deadline) {
      signalGroup(pid, 'SIGKILL');
      return;
    }
    await sleep(50);
  }
}

/** The processes that one `./gantry` started, each the leader of its own group. */
export class Processes {
  /** By process id, how to end it. */
  #running = new Map();
  #onStart;
  stopping = false;

  /** @param onStart is told the id of each process that starts */
  constructor(onStart = () => {}) {
    this.#onStart = onStart;
  }

  /**
   * Starts a process; `options` are those of `spawn`, with `environment` in place of `env`, and with
   * how it is to be ended: `endSignal`, and `grace`, the milliseconds it gets. `exited` settles with
   * `{ code, signal }`, or with `{ error }` when it could not be started, and never while this object
   * is stopping: nobody then waits for a result.
   */
  start(command, words, { environment, grace, endSignal, ...options }) {
    const child = spawn(command, words, {
      ...options,
      env: environment,
      detached: true,
    });
    if (child.pid !== undefined) {
      this.#running.set(child.pid, { grace, endSignal });
      this.#onStart(child.pid);
    }
    const exited = new Promise(resolve => {
      const settle = result => {
        if (!this.stopping) {
          this.#running.delete(child.pid);
          // Nothing that it started in its turn is left behind.
          signalGroup(child.pid, 'SIGTERM');
          resolve(result);
        }
      };
      child.once('error', error => settle({ error }));
      child.once('exit', (code, signal) => settle({ code, signal }));
    });
    return { child, pid: child.pid, exited };
  }

  /** Runs a process to its end. */
  async run(command, words, options) {
    return this.start(command, words, options).exited;
  }

  /** Ends one of them. */
  async end(pid) {
    await endGroup(pid, this.#running.get(pid));
  }

  /** Ends them all. */
  async stop() {
    this.stopping = true;
    await Promise.all(
      [...this.#running].map(([pid, how]) => endGroup(pid, how)),
    );
  }

  kill() {
    for (const pid of this.#running.keys()) {
      signalGroup(pid, 'SIGKILL');
    }
  }
}
