import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { freePort } from '../lib/ports.mjs';
import { root } from '../lib/settings.mjs';

/** Waits until `condition` answers something true. */
export async function until(condition, what) {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
    const result = await condition();
    if (result) {
      return result;
    }
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  throw new Error(`never came: ${what}`);
}

/** A small checkout with the real `./gantry` and stand-ins for npm, Yarn, the portal and the lab. */
export class Checkout {
  static async create() {
    const folder = mkdtempSync(join(tmpdir(), 'gantry-checkout-'));
    cpSync(join(root, 'scripts/testing/checkout'), folder, { recursive: true });
    cpSync(join(root, 'gantry'), join(folder, 'gantry'));
    cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
    mkdirSync(join(folder, 'bin'));
    symlinkSync(process.execPath, join(folder, 'bin/node'));
    symlinkSync(join(folder, 'npm.mjs'), join(folder, 'bin/npm'));
    chmodSync(join(folder, 'npm.mjs'), 0o755);
    return new Checkout(folder, await freePort(), await freePort());
  }

  #runs = [];

  constructor(folder, port, labPort) {
    this.folder = folder;
    this.port = port;
    this.labPort = labPort;
  }

  path(...names) {
    return join(this.folder, ...names);
  }

  /** What Yarn was asked for since the last time this was called. */
  calls() {
    const text = existsSync(this.path('calls'))
      ? readFileSync(this.path('calls'), 'utf8')
      : '';
    rmSync(this.path('calls'), { force: true });
    return text.split('\n').filter(Boolean);
  }

  write(path, text) {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** Starts `./gantry` here: `{ child, output, exited }`. */
  gantry(words, variables = {}) {
    const environment = Object.fromEntries(
      Object.entries(process.env).filter(
        ([name]) => !/^(GANTRY|YARN|npm)_/.test(name),
      ),
    );
    const child = spawn(this.path('gantry'), words, {
      cwd: this.folder,
      env: {
        ...environment,
        PATH: [this.path('bin'), '/usr/bin', '/bin'].join(delimiter),
        GANTRY_PORT: String(this.port),
        GANTRY_LAB_PORT: String(this.labPort),
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const run = { child, stdout: '', stderr: '' };
    child.stdout.on('data', data => (run.stdout += data));
    child.stderr.on('data', data => (run.stderr += data));
    run.exited = new Promise(resolve =>
      child.once('close', (code, signal) => resolve(code ?? signal)),
    );
    this.#runs.push(run);
    return run;
  }

  /** Starts the portal and waits for the line that says so. */
  async start(variables) {
    const run = this.gantry(['start'], variables);
    run.exited.then(() => (run.ended = true));
    await until(
      () => run.ended || /is ready/.test(run.stdout),
      `ready\n${run.stderr}`,
    );
    if (run.ended) {
      throw new Error(`ended early: ${run.stderr}`);
    }
    return run;
  }

  /** The status of a route of the portal; `undefined` when nobody answers. */
  status(path = '/.backstage/health/v1/readiness') {
    return new Promise(resolve => {
      request(
        { host: '127.0.0.1', port: this.port, path, agent: false },
        response => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', () => resolve(undefined))
        .end();
    });
  }

  async remove() {
    for (const { child, exited } of this.#runs) {
      child.kill('SIGTERM');
      await exited;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
