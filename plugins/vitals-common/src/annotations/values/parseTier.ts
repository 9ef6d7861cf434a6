import { InputError } from '@backstage/errors';
import { quote } from './quote';

/** How much depends on it: 1 the business stands still, 2 users notice at once, 3 colleagues notice, 4 nobody waits. */
export type Tier = 1 | 2 | 3 | 4;

/** @throws InputError for anything but 1, 2, 3 or 4 */
export function parseTier(value: string): Tier {
  if (!/^[1-4]$/.test(value)) {
    throw new InputError(
      `${quote(value)} is no tier: 1, the most critical, to 4`,
    );
  }
  return Number(value) as Tier;
}
