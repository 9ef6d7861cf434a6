import { Problem } from '../lib/problem.mjs';

/**
 * Takes `--services <number>` out of the words of a verb. Answers the words that are left and the environment with
 * which to read the settings.
 */
export function takeServices(words, environment = process.env) {
  const at = words.indexOf('--services');
  if (at === -1) {
    return { rest: words, environment };
  }
  const number = words[at + 1];
  if (number === undefined || !/^\d+$/.test(number)) {
    throw new Problem("'--services' takes a number of services.", {
      exitCode: 2,
    });
  }
  return {
    rest: [...words.slice(0, at), ...words.slice(at + 2)],
    environment: { ...environment, GANTRY_LAB_SERVICES: number },
  };
}
