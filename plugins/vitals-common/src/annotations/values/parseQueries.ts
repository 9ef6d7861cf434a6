import { InputError } from '@backstage/errors';
import { quote } from './quote';

/** A query that an entity brings along. */
export interface EntityQuery {
  /** PromQL. */
  query: string;
  /** The label that tells its series apart. */
  label?: string;
}

const mostQueries = 10;
const longestQuery = 2_000;
const closing: Record<string, string> = { '(': ')', '{': '}', '[': ']' };

/**
 * Reads `query` or `query|label`, separated by commas; commas inside brackets and strings belong to the query.
 *
 * @throws InputError that names the part that is wrong
 */
export function parseQueries(value: string): EntityQuery[] {
  const items = splitOutside(value).map(item => item.trim());
  if (items.length > 1 && items.at(-1) === '') {
    items.pop();
  }
  if (items.length > mostQueries) {
    throw new InputError(
      `${quote(value)} has more than ${mostQueries} queries`,
    );
  }
  return items.map(item => {
    const [, query, label] = /^(.*?)(?:\|\s*([a-zA-Z_]\w*))?$/s.exec(item)!;
    if (!query.trim()) {
      throw new InputError(`${quote(value)} has an empty part`);
    }
    if (query.length > longestQuery) {
      throw new InputError(
        `${quote(query)} is longer than ${longestQuery} characters`,
      );
    }
    return { query: query.trim(), label };
  });
}

function splitOutside(value: string): string[] {
  const parts = [''];
  const open: string[] = [];
  let string: string | undefined;
  for (let i = 0; i < value.length; i++) {
    const character = value[i];
    if (string) {
      if (character === '\\' && string !== '`') {
        parts[parts.length - 1] += character + (value[++i] ?? '');
        continue;
      }
      string = character === string ? undefined : string;
    } else if (`"'\``.includes(character)) {
      string = character;
    } else if (closing[character]) {
      open.push(closing[character]);
    } else if (character === open.at(-1)) {
      open.pop();
    } else if (character === ',' && open.length === 0) {
      parts.push('');
      continue;
    }
    parts[parts.length - 1] += character;
  }
  if (string || open.length > 0) {
    throw new InputError(
      `${quote(value)} has a ${string ? 'string' : 'bracket'} that is not closed`,
    );
  }
  return parts;
}
