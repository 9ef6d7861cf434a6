/**
 * The candidate that was probably meant: the one that takes the fewest changed letters, the first of several.
 * Undefined if all take more than `mostChanges`. Capitals count as other letters.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  mostChanges: number,
): string | undefined {
  let best: string | undefined;
  let fewest = mostChanges + 1;
  for (const candidate of candidates) {
    const changes =
      Math.abs(candidate.length - word.length) < fewest
        ? distance(word, candidate)
        : Infinity;
    if (changes < fewest) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

/** Levenshtein's: insertions, deletions and replacements. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      next[j] = Math.min(
        row[j] + 1,
        next[j - 1] + 1,
        row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[to.length];
}
