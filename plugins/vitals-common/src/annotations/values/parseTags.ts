import { InputError } from '@backstage/errors';
import { parseList } from './parseList';
import { quote } from './quote';

/** The most that AWS lets a resource carry, and what it lets tags consist of. */
const mostTags = 50;
const tag = /^([^=]{1,128})=(.{1,256})$/su;
const tagCharacters = /^[\p{L}\p{N}\p{Z}_.:/=+\-@]+$/u;

/**
 * Reads `service=orders,environment=production`: all must match.
 *
 * @throws InputError that names the part that is wrong
 */
export function parseTags(value: string): Record<string, string> {
  const tags = new Map<string, string>();
  for (const item of parseList(value)) {
    const [, key, text] = tag.exec(item) ?? [];
    if (!key) {
      throw new InputError(
        `${quote(item)} is not of the form key=value, at most 128 and 256 characters`,
      );
    }
    if (!tagCharacters.test(item)) {
      throw new InputError(
        `${quote(item)} holds a character that no AWS tag has: letters, digits, spaces and _ . : / = + - @ are allowed`,
      );
    }
    if ((tags.get(key) ?? text) !== text) {
      throw new InputError(
        `${quote(item)} contradicts another part: all tags must match`,
      );
    }
    tags.set(key, text);
  }
  if (tags.size > mostTags) {
    throw new InputError(`${quote(value)} has more than ${mostTags} tags`);
  }
  return Object.fromEntries(tags);
}
