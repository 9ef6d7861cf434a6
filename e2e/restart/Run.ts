import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(__dirname, '../..');
const openDatabase = require('better-sqlite3');

export interface Place {
  port: string;
  labPort: string;
  data: string;
}

export async function until(
  condition: () => unknown,
  what: string,
): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    if (await condition()) {
      return;
    }
    await sleep(5);
  }
  throw new Error(`Never came: ${what}`);
}

function isAlive(pid: number): boolean {
  try {
    // A zombie without threads is no more than an exit code that nobody has asked for.
    return (
      !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')) ||
      readdirSync(`/proc/${pid}/task`).length > 1
    );
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}

/** One `./gantry start` that can be killed at a chosen moment. */
export class Run {
  static start(place: Place): Run {
    const child = spawn(path.join(root, 'gantry'), ['start'], {
      cwd: root,
      env: {
        ...process.env,
        GANTRY_PORT: place.port,
        GANTRY_LAB_PORT: place.labPort,
        GANTRY_DATA: place.data,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Run(place, child);
  }

  stdout = '';
  stderr = '';
  private readonly exited: Promise<unknown>;

  private constructor(
    private readonly place: Place,
    private readonly child: ChildProcess,
  ) {
    child.stdout!.on('data', chunk => (this.stdout += chunk));
    child.stderr!.on('data', chunk => (this.stderr += chunk));
    this.exited = once(child, 'exit');
  }

  /** @throws with what was said when it ends instead */
  async untilReady(): Promise<void> {
    await until(
      () => this.stdout.includes('ready') || this.child.exitCode !== null,
      `the ready line\n${this.stderr}`,
    );
    if (this.child.exitCode !== null) {
      throw new Error(`The start ended: ${this.stderr}`);
    }
  }

  /** What the portal has logged since it was started. */
  log(): string {
    try {
      return readFileSync(
        path.join(this.place.data, 'logs/portal.log'),
        'utf8',
      );
    } catch {
      return '';
    }
  }

  /** What a query finds in a database of the portal; false as long as it cannot be asked. */
  finds(database: string, query: string): boolean {
    const file = path.join(this.place.data, 'database', `${database}.sqlite`);
    try {
      const connection = openDatabase(file, { readonly: true, timeout: 0 });
      try {
        return connection.prepare(query).get() !== undefined;
      } finally {
        connection.close();
      }
    } catch {
      return false;
    }
  }

  portal(): number | undefined {
    return this.started().find(pid => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).endsWith('packages/backend');
      } catch {
        return false;
      }
    });
  }

  /** Stops the portal's clock at a moment that is over before one could look twice. */
  async freezeWhen(condition: () => boolean, what: string): Promise<void> {
    await until(() => {
      const portal = this.portal();
      // Before it, the log and the databases tell of an earlier run.
      if (portal === undefined || !condition()) {
        return false;
      }
      signal(portal, 'SIGSTOP');
      if (condition()) {
        return true;
      }
      signal(portal, 'SIGCONT');
      return false;
    }, what);
  }

  /**
   * Ends it as a machine that loses its power would, or only what was started by hand, and waits until
   * nothing of it is left.
   */
  async kill(which: 'all' | './gantry' = 'all'): Promise<void> {
    const started = this.started();
    this.child.kill('SIGKILL');
    if (which === 'all') {
      started.forEach(pid => signal(pid, 'SIGKILL'));
    }
    await this.exited;
    await until(
      () => !started.some(isAlive),
      'the end of all that it had started',
    );
  }

  /** The processes that it has started and that may still run, as it wrote them down. */
  private started(): number[] {
    try {
      const { pid, children } = JSON.parse(
        readFileSync(path.join(this.place.data, 'gantry.lock'), 'utf8'),
      );
      return pid === this.child.pid
        ? children.map((child: { pid: number }) => child.pid).filter(isAlive)
        : [];
    } catch {
      return [];
    }
  }
}
