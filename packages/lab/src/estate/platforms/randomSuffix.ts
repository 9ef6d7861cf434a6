import { createHash } from 'node:crypto';

// Kubernetes leaves out vowels and what looks like one, so that no name is a word.
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** A suffix as Kubernetes makes them, from words instead of chance. */
export function randomSuffix(length: number, ...words: string[]): string {
  const digest = createHash('sha256').update(words.join('/')).digest();
  return Array.from(
    { length },
    (_, index) => alphabet[digest[index] % alphabet.length],
  ).join('');
}
