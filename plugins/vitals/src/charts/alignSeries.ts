import { Chart } from '@gantry/plugin-vitals-common';

/**
 * A chart in columns, as uPlot draws it: the times, and for each series a value at each of them; `null` where the
 * line breaks because something is missing, `undefined` where another series alone has a point.
 */
export type AlignedSeries = [
  times: number[],
  ...values: (number | null | undefined)[][],
];

/** Points further apart than this many steps have something missing between them. */
const toleratedSteps = 1.5;

/** Brings series onto one time axis. What is missing stays missing: the line breaks, it is never drawn to zero. */
export function alignSeries({
  series,
  step,
}: Pick<Chart, 'series' | 'step'>): AlignedSeries {
  const columns = series.map(({ points }) =>
    points
      .filter(([, value]) => Number.isFinite(value))
      .sort(([a], [b]) => a - b),
  );
  const longest = step * toleratedSteps;
  const times = new Set<number>();
  for (const points of columns) {
    points.forEach(([time], index) => {
      const before = points[index - 1]?.[0] ?? time;
      if (time - before > longest) {
        times.add(before + step);
      }
      times.add(time);
    });
  }
  const axis = [...times].sort((a, b) => a - b);
  return [axis, ...columns.map(points => valuesAt(axis, points, longest))];
}

function valuesAt(
  axis: number[],
  points: [number, number][],
  longest: number,
): (number | null | undefined)[] {
  let next = 0;
  return axis.map(time => {
    while (next < points.length && points[next][0] < time) {
      next++;
    }
    if (points[next]?.[0] === time) {
      return points[next][1];
    }
    const isBetween = next > 0 && next < points.length;
    return isBetween && points[next][0] - points[next - 1][0] <= longest
      ? undefined
      : null;
  });
}

/** Points without a neighbour on either side, which a line alone would not show. */
export function isolatedPoints(
  values: readonly (number | null | undefined)[],
): number[] {
  const isThere = (index: number) => typeof values[index] === 'number';
  return values.flatMap((_, index) =>
    isThere(index) &&
    !isJoined(values, index, -1) &&
    !isJoined(values, index, 1)
      ? [index]
      : [],
  );
}

function isJoined(
  values: readonly (number | null | undefined)[],
  index: number,
  direction: 1 | -1,
): boolean {
  let at = index + direction;
  while (at >= 0 && at < values.length && values[at] === undefined) {
    at += direction;
  }
  return typeof values[at] === 'number';
}
