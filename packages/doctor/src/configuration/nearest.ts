/** The candidate that takes the fewest changed letters, a third of the word at most. */
export function nearest(
  word: string,
  candidates: Iterable<string>,
): string | undefined {
  let best: { candidate: string; changes: number } | undefined;
  for (const candidate of candidates) {
    const changes = distance(word.toLowerCase(), candidate.toLowerCase());
    if (
      changes <= Math.max(1, Math.floor(word.length / 3)) &&
      changes < (best?.changes ?? Infinity)
    ) {
      best = { candidate, changes };
    }
  }
  return best?.candidate;
}

/** Levenshtein's. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
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
