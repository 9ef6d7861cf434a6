import { runVerb } from './verbs/verbs.mjs';
import { reportProblem } from './lib/problem.mjs';

// A reader that has gone away (a closed terminal, `| head`) must not take the shutdown down with it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => {});
}

try {
  process.exitCode = await runVerb(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportProblem(error);
}
