interface Outcome {
  provided: number;
  written: number;
  unowned: string[];
  /** With the owners that were looked for. */
  orphaned: string[];
  ownerTag: string;
}

const mostNamed = 20;

/** One line for the log: what was found, and what became of it. */
export function describeOutcome(outcome: Outcome): string {
  const { provided, written, unowned, orphaned, ownerTag } = outcome;
  const parts = [`${count(provided, 'resource')} in the catalog`];
  if (written > 0) {
    parts.push(`${written} left to entities that stand for them already`);
  }
  if (unowned.length > 0) {
    parts.push(
      `${unowned.length} left out, whose tag '${ownerTag}' names no group or user: ${list(unowned)}`,
    );
  }
  if (orphaned.length > 0) {
    parts.push(
      `${orphaned.length} left out, whose owner the catalog does not have: ${list(orphaned)}`,
    );
  }
  return parts.join('; ');
}

function list(names: string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
