import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { windowQuery } from '../fleet/inspectionWindow';

const hour = 3_600_000;
const defaultSpan = 8 * hour;
const longestSpan = 7 * 24 * hour;
const furthestBack = 31 * 24 * hour;

/**
 * The shift of a handover: eight hours up to now unless told. Times are ISO 8601, UTC.
 *
 * @throws InputError for a shift that is empty, longer than seven days, in the future or too long ago
 */
export function handoverWindow(
  query: z.output<typeof windowQuery>,
  now: number,
): { from: string; to: string } {
  const to = Math.min(query.to ?? now, now);
  const from = query.from ?? to - defaultSpan;
  if (from >= to) {
    throw new InputError('from: must be before to, and not in the future');
  }
  if (to - from > longestSpan) {
    throw new InputError('from: must be at most 7 days before to');
  }
  if (now - from > furthestBack) {
    throw new InputError('from: must be at most 31 days ago');
  }
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
