import { TimeWindow } from '@gantry/plugin-vitals-node';

const mostPoints = 1_440;
const day = 24 * 3_600_000;
/** CloudWatch thins out what it keeps: one-minute points for 15 days, five-minute points for 63. */
const keptFor: [number, number][] = [
  [63 * day, 3_600],
  [15 * day, 300],
];

/**
 * The period, in seconds, at which a window is drawn: at most 1,440 points, never finer than the alarm's
 * own period or than what is still kept.
 */
export function seriesPeriod(
  { from, to }: TimeWindow,
  alarmPeriod: number,
  now: number,
): number {
  const span = (to.getTime() - from.getTime()) / 1_000;
  const age = now - from.getTime();
  const kept = keptFor.find(([beyond]) => age > beyond)?.[1] ?? 60;
  const fits = Math.ceil(span / mostPoints / 60) * 60;
  const finest = Math.max(kept, alarmPeriod, 60, fits);
  return Math.ceil(finest / kept) * kept;
}
