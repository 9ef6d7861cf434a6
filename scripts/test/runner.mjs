import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { note } from '../lib/progress.mjs';
import { settle, single } from './counts.mjs';
import { providePostgres } from './postgres.mjs';

/** What every part of the tests works with: how to run a tool, and how to learn what it counted. */
export class Runner {
  #tools;
  #scratch;
  root;
  #session;
  #postgres;
  isCi = Boolean(process.env.CI) && process.env.CI !== 'false';

  constructor({ root, session, tools, scratch }) {
    this.root = root;
    this.#session = session;
    this.#tools = tools;
    this.#scratch = scratch;
  }

  /** Runs a tool with its output shown, and answers whether it succeeded. */
  async succeeds(command, words, variables = {}) {
    const environment = { ...this.#tools.environment, ...variables };
    // Each tool decides for itself whether it is a test or a build.
    delete environment.NODE_ENV;
    const { code, error } = await this.#session.processes.run(command, words, {
      cwd: this.root,
      environment,
      // Playwright stops the portal that it started on this signal only.
      endSignal: 'SIGINT',
      grace: 20_000,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (error) {
      note(`${command} could not be started (${error.code})`);
    }
    return code === 0;
  }

  /** A program of the installed dependencies, with the words that run it. */
  program(name, ...words) {
    return ['node', [join(this.root, 'node_modules/.bin', name), ...words]];
  }

  /** The variables of a PostgreSQL, started when first asked for; `undefined` without one. */
  postgres() {
    this.#postgres ??= providePostgres(this.#session, this.#scratch);
    return this.#postgres;
  }

  /** A tool whose exit code is all it says. */
  async check(title, command, words) {
    const passed = await this.succeeds(command, words);
    note(`${title}: ${passed ? 'clean' : 'not clean'}`);
    return single(passed ? 'passed' : 'failed');
  }

  /** A tool that cannot be had here: to be shrugged off on a desk, never in CI. */
  missing(what) {
    note(
      `${what} is not installed here: ${this.isCi ? 'failed, because CI needs it' : 'skipped'}`,
    );
    return single(this.isCi ? 'failed' : 'skipped');
  }

  /**
   * A test suite that writes a report.
   * @param run starts it, given the path of the report, and answers whether it succeeded
   * @param count reads the parsed report
   */
  async suite(name, run, count) {
    const report = join(this.#scratch, `${name}.json`);
    const succeeded = await run(report);
    let counts;
    try {
      counts = count(JSON.parse(readFileSync(report, 'utf8')));
    } catch {
      note(`${name}: the suite left no report`);
    }
    return settle(counts, succeeded);
  }
}
