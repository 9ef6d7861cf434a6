const longest = 80;

/** A value as a message shows it, cut where it would drown the rest. */
export function quote(value: string): string {
  return value.length > longest
    ? `'${value.slice(0, longest)}…'`
    : `'${value}'`;
}
