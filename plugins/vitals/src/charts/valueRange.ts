import { Chart, ReferenceLine } from '@gantry/plugin-vitals-common';

/** Where the value axis of a chart begins and ends. */
export interface ValueRange {
  min: number;
  max: number;
}

/** A line this many times higher than all figures would press them flat. */
const furthestLine = 4;

/**
 * The axis begins at zero, so that heights compare, unless something is below it. Reference lines that are near
 * enough are within; saturation in percent shows how much of the whole is used.
 */
export function valueRange({
  series,
  lines,
  unit,
  signal,
}: Pick<Chart, 'series' | 'lines' | 'unit' | 'signal'>): ValueRange {
  const values = series.flatMap(({ points }) =>
    points.map(([, value]) => value).filter(Number.isFinite),
  );
  const highest = values.reduce((a, b) => Math.max(a, b), 0);
  const lowest = values.reduce((a, b) => Math.min(a, b), 0);
  const near = lines
    .map(({ value }) => value)
    .filter(value => highest === 0 || value <= highest * furthestLine);
  const top = near.reduce((a, b) => Math.max(a, b), highest);
  if (unit === 'Percent' && signal === 'saturation' && top <= 100) {
    return { min: Math.min(0, lowest), max: 100 };
  }
  return {
    min: lowest < 0 ? lowest * 1.1 : 0,
    max: top > 0 ? top * 1.1 : 1,
  };
}

/** The lines that lie within the axis. */
export function linesWithin(
  lines: ReferenceLine[],
  { min, max }: ValueRange,
): ReferenceLine[] {
  return lines.filter(({ value }) => value >= min && value <= max);
}
