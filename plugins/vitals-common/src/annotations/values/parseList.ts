import { InputError } from '@backstage/errors';
import { quote } from './quote';

const most = 100;

/**
 * The comma-separated parts of a value, trimmed; one comma at the end is forgiven.
 *
 * @throws InputError for an empty list, an empty part, or more than a hundred
 */
export function parseList(value: string): string[] {
  const items = value.split(',').map(item => item.trim());
  if (items.length > 1 && items.at(-1) === '') {
    items.pop();
  }
  if (items.includes('')) {
    throw new InputError(`${quote(value)} has an empty part`);
  }
  if (items.length > most) {
    throw new InputError(`${quote(value)} has more than ${most} parts`);
  }
  return items;
}
