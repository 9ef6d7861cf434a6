import { Problem } from '../lib/problem.mjs';

/** For verbs that take nothing: a misspelt option must not be passed over in silence. */
export function requireNoWords(verb, words) {
  if (words.length > 0) {
    throw new Problem(
      `'./gantry ${verb}' does not know '${words[0]}'; see ./gantry ${verb} --help.`,
      { exitCode: 2 },
    );
  }
}
