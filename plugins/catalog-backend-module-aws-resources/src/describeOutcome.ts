interface Outcome {
  provided: number;
  written: number;
  unowned: string[];
  ownerTag: string;
}

const mostNamed = 20;

/** One line for the log: what was found, and what became of it. */
export function describeOutcome(outcome: Outcome): string {
  const { provided, written, unowned, ownerTag } = outcome;
  const parts = [`${count(provided, 'resource')} in the catalog`];
  if (written > 0) {
    parts.push(`${written} left to entities that stand for them already`);
  }
  if (unowned.length > 0) {
    const more = unowned.length - mostNamed;
    const names = unowned.slice(0, mostNamed).join(', ');
    parts.push(
      `${unowned.length} left out, whose tag '${ownerTag}' names no group or user: ${names}${more > 0 ? ` and ${more} more` : ''}`,
    );
  }
  return parts.join('; ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
