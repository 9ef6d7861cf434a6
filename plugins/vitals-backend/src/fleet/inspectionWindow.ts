import { InputError } from '@backstage/errors';
import { TimeWindow } from '@gantry/plugin-vitals-node';
import { z } from 'zod';

const minute = 60_000;
const defaultSpan = 180 * minute;
const longestSpan = 31 * 24 * 60 * minute;
const mostPoints = 1_440;
const steps = [1, 5, 15, 60].map(minutes => minutes * minute);

const time = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 time' })
  .transform(text => Date.parse(text))
  .optional();

/** The query of an inspection: `from` and `to`, three hours up to now unless told. */
export const windowQuery = z.object({ from: time, to: time });

/**
 * Aligns a window to the step of its series, so that everybody who looks at the same time asks the same.
 *
 * @throws InputError for a window that is empty, longer than 31 days or in the future
 */
export function inspectionWindow(
  query: z.output<typeof windowQuery>,
  now: number,
): TimeWindow {
  const to = Math.min(query.to ?? now, now);
  const from = query.from ?? to - defaultSpan;
  if (from >= to) {
    throw new InputError('from: must be before to, and not in the future');
  }
  if (to - from > longestSpan) {
    throw new InputError('from: must be at most 31 days before to');
  }
  const step =
    steps.find(each => (to - from) / each <= mostPoints) ??
    steps[steps.length - 1];
  const begin = Math.floor(from / step) * step;
  const end = Math.max(Math.floor(to / step) * step, begin + step);
  return { from: new Date(begin), to: new Date(end) };
}
