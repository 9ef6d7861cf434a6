import { Binary } from './Expression';
import { signatureOf } from './signatureOf';
import { emptyLine, Line } from './Value';

/** Where any of some lines has a value, by their signatures. */
function presence(
  lines: Line[],
  matching: Binary['matching'],
  steps: number,
): (line: Line) => Uint8Array {
  const present = new Map<string, Uint8Array>();
  for (const { labels, has } of lines) {
    const key = signatureOf(labels, matching);
    const all = present.get(key) ?? new Uint8Array(steps);
    has.forEach((value, step) => {
      all[step] = Math.max(all[step], value);
    });
    present.set(key, all);
  }
  const nowhere = new Uint8Array(steps);
  return ({ labels }) => present.get(signatureOf(labels, matching)) ?? nowhere;
}

function filtered(line: Line, other: Uint8Array, wanted: 0 | 1): Line {
  const result = emptyLine(line.labels, line.values.length);
  line.has.forEach((has, step) => {
    if (has && other[step] === wanted) {
      result.has[step] = 1;
      result.values[step] = line.values[step];
    }
  });
  return result;
}

/** `and`, `or` and `unless`; undefined for another operator. */
export function setOperation(
  { operator, matching }: Binary,
  left: Line[],
  right: Line[],
  steps: number,
): Line[] | undefined {
  switch (operator) {
    case 'and':
    case 'unless': {
      const there = presence(right, matching, steps);
      const wanted = operator === 'and' ? 1 : 0;
      return left.map(line => filtered(line, there(line), wanted));
    }
    case 'or': {
      const there = presence(left, matching, steps);
      return [...left, ...right.map(line => filtered(line, there(line), 0))];
    }
    default:
      return undefined;
  }
}
