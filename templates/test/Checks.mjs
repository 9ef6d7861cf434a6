/** A toolchain that is not on this machine. */
export class MissingToolchain extends Error {
  constructor(toolchain) {
    super(`not on this machine: ${toolchain}`);
  }
}

/**
 * Runs checks one after the other, prints a line for each and keeps the results. A check that throws has
 * failed; one that throws MissingToolchain is skipped, by name, and has failed where CI is true.
 */
export class Checks {
  /** `{ name, status: 'ok' | 'FAILED' | 'SKIPPED', seconds, message? }` in the order they ran. */
  results = [];

  constructor({
    ci = Boolean(process.env.CI) && process.env.CI !== 'false',
    print = console.log,
  } = {}) {
    this.ci = ci;
    this.print = print;
  }

  /** Runs one check; resolves to what it returned, or to undefined when it did not pass. */
  async check(name, work) {
    const started = performance.now();
    let status = 'ok';
    let message;
    let value;
    try {
      value = await work();
    } catch (error) {
      const missing = error instanceof MissingToolchain;
      status = missing && !this.ci ? 'SKIPPED' : 'FAILED';
      message = error.message;
    }
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    this.results.push({ name, status, seconds, message });
    this.print(`${status.padEnd(7)} ${name} (${seconds} s)`);
    if (message) {
      this.print(message.replace(/^/gm, '        '));
    }
    return value;
  }

  summary() {
    const count = status =>
      this.results.filter(result => result.status === status).length;
    return {
      passed: count('ok'),
      failed: count('FAILED'),
      skipped: count('SKIPPED'),
      results: this.results,
    };
  }
}
