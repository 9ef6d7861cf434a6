import { TimeWindow } from '@gantry/plugin-vitals-node';

const second = 1_000;
const minute = 60 * second;
/** Scrapes are seldom closer than the first; the last keeps a month below 1,440 points. */
const steps = [
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  60 * minute,
];
/** As many as a wide screen has room for. */
const wanted = 720;
const shortestRateWindow = 5 * minute;

/** Milliseconds between the points of a window's series. */
export function seriesStep({ from, to }: TimeWindow): number {
  const span = to.getTime() - from.getTime();
  return steps.find(step => span / step <= wanted) ?? steps.at(-1)!;
}

/** Over how long a rate is taken at that step, as PromQL writes it: no request falls between two points. */
export function rateWindow(step: number): string {
  return `${Math.max(step, shortestRateWindow) / second}s`;
}
