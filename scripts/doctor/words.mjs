import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from '../lib/problem.mjs';

/** Told apart from what a finding answers; the number that BSD gave to wrong usage. */
export const usageExitCode = 64;

function wrong(sentence) {
  return new Problem(`${sentence}; see ./gantry doctor --help.`, {
    exitCode: usageExitCode,
  });
}

/** Reads `--json` and `--config <file>`, which may be repeated; paths become absolute. */
export function readWords(words) {
  const options = { json: false, configs: [] };
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift();
    const [name, inline] = word.split(/=(.*)/s);
    if (word === '--json') {
      options.json = true;
    } else if (name === '--config') {
      const file = inline ?? rest.shift();
      if (!file || file.startsWith('--')) {
        throw wrong(`'--config' needs a file`);
      }
      const path = resolve(file);
      if (!existsSync(path)) {
        throw wrong(`There is no file ${path}`);
      }
      options.configs.push(path);
    } else {
      throw wrong(`'./gantry doctor' does not know '${word}'`);
    }
  }
  return options;
}
