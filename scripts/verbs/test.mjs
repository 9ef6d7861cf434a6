import { Problem, reportProblem } from '../lib/problem.mjs';
import { note, seconds } from '../lib/progress.mjs';
import { withSession } from '../lib/session.mjs';
import { readSettings } from '../lib/settings.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { add, none, single, totalLine } from '../test/counts.mjs';
import { parts } from '../test/parts.mjs';
import { Runner } from '../test/runner.mjs';

export const summary =
  'types, lint, unit, integration, browser, templates; or the parts named';

export const help = `Usage: ./gantry test [part …]

Runs the tests, all of them or the parts named, and ends with one line: 'N passed, N failed'.

  types        the TypeScript compiler
  lint         ESLint, Prettier, ShellCheck
  unit         tests that need nothing but this checkout
  integration  tests against software of others: moto, PostgreSQL, Git
  browser      journeys in a real Chromium (CHROMIUM_PATH, or the one on the PATH)
  templates    what the templates stamp: its own tests, its workflow, its Terraform

A tool that is missing skips what needs it; with CI=true it fails it.
`;

function chooseParts(words) {
  const unknown = words.find(word => !Object.hasOwn(parts, word));
  if (unknown !== undefined) {
    throw new Problem(
      `There is no test part '${unknown}'; choose from ${Object.keys(parts).join(', ')}.`,
      { exitCode: 2 },
    );
  }
  return Object.keys(parts).filter(
    name => words.length === 0 || words.includes(name),
  );
}

async function runPart(name, runner) {
  const begin = Date.now();
  note(`${name}: begins`);
  let counts;
  try {
    counts = await parts[name](runner);
  } catch (error) {
    reportProblem(error);
    counts = single('failed');
  }
  note(
    `${name}: ${counts.failed === 0 ? 'good' : 'NOT good'} after ${seconds(Date.now() - begin)} (${counts.passed} good, ${counts.failed} bad, ${counts.skipped} skipped)`,
  );
  return counts;
}

/** Without its tools a run has no tests to count, and has failed nevertheless. */
async function prepareOrFail(settings, session) {
  try {
    return await prepare(settings, session);
  } catch (error) {
    reportProblem(error);
    return undefined;
  }
}

export async function run(words) {
  const chosen = chooseParts(words);
  const settings = readSettings();
  return withSession(async session => {
    const tools = await prepareOrFail(settings, session);
    if (!tools) {
      process.stdout.write(`${totalLine(single('failed'))}\n`);
      return 1;
    }
    const runner = new Runner({
      root: settings.root,
      session,
      tools,
      scratch: session.makeScratch(),
    });
    let total = none;
    for (const name of chosen) {
      total = add(total, await runPart(name, runner));
    }
    process.stdout.write(`${totalLine(total)}\n`);
    return total.failed === 0 ? 0 : 1;
  });
}
