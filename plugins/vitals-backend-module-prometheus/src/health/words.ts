const mostNames = 3;
const longestQuote = 300;

/** `a`, `a and b`, or `a, b, c and 4 more`. */
export function list(all: readonly string[]): string {
  const names = all.slice(0, mostNames);
  const rest = all.length - names.length;
  if (rest > 0) {
    return `${names.join(', ')} and ${rest} more`;
  }
  const last = names.pop();
  return names.length > 0 ? `${names.join(', ')} and ${last}` : `${last}`;
}

/** A sentence of clauses, the first of which begins with a capital unless it is a name. */
export function sentence(clauses: readonly string[]): string {
  return clauses.join('; ');
}

/** Somebody else's words as part of a sentence of ours. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}

/** `14:03 UTC`, with its day when that is not today: a sentence that is read later must still be true. */
export function clockTime(at: number, now: number): string {
  const iso = new Date(at).toISOString();
  const time = `${iso.slice(11, 16)} UTC`;
  return now - at < 24 * 3_600_000 ? time : `${iso.slice(0, 10)} ${time}`;
}

/** Three significant digits are enough to act on. */
export function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
