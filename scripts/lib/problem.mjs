import { lastLines, withoutCredentials } from './logs.mjs';

/** A failure that the user can do something about: one sentence, and the log that tells more. */
export class Problem extends Error {
  constructor(sentence, { exitCode = 1, log, cause } = {}) {
    super(sentence, { cause });
    this.name = 'Problem';
    this.exitCode = exitCode;
    this.log = log;
  }
}

/** Prints what went wrong and answers the exit code. */
export function reportProblem(error) {
  if (!(error instanceof Problem)) {
    process.stderr.write(`gantry: ${error?.stack ?? error}\n`);
    return 1;
  }
  if (error.log) {
    for (const line of lastLines(error.log)) {
      process.stderr.write(`  | ${line}\n`);
    }
  }
  process.stderr.write(`gantry: ${withoutCredentials(error.message)}\n`);
  if (error.log) {
    process.stderr.write(`gantry: the log is ${error.log}\n`);
  }
  return error.exitCode;
}
