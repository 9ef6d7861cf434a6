import { Problem } from '../lib/problem.mjs';
import * as bench from './bench.mjs';
import * as dev from './dev.mjs';
import * as doctor from './doctor.mjs';
import * as lab from './lab.mjs';
import * as start from './start.mjs';
import * as test from './test.mjs';

/** Each verb has a one-line `summary`, a `help` text and `run(words)`, which answers the exit code. */
const verbs = { start, dev, lab, test, bench, doctor };

const overview = `Usage: ./gantry <verb> [--help]

${Object.entries(verbs)
  .map(([name, verb]) => `  ${name.padEnd(6)} ${verb.summary}`)
  .join('\n')}

Environment:
  GANTRY_PORT      port of the portal (7007)
  GANTRY_LAB_PORT  port of the lab (7010)
  GANTRY_DATA      folder of databases, repositories and logs (.gantry)
  GANTRY_LAB_SERVICES   services of the lab's fleet, up to 10000 (0)
`;

function wantsHelp(word) {
  return word === '--help' || word === '-h' || word === 'help';
}

export async function runVerb([name, ...words]) {
  if (name === undefined) {
    process.stderr.write(overview);
    return 2;
  }
  if (wantsHelp(name)) {
    process.stdout.write(overview);
    return 0;
  }
  if (!Object.hasOwn(verbs, name)) {
    throw new Problem(
      `There is no verb '${name}'; choose one of ${Object.keys(verbs).join(
        ', ',
      )}.`,
      { exitCode: 2 },
    );
  }
  const verb = verbs[name];
  if (words.some(wantsHelp)) {
    process.stdout.write(verb.help);
    return 0;
  }
  return verb.run(words);
}
