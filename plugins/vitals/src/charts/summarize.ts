import { Chart } from '@gantry/plugin-vitals-common';

/** What a series comes to over its window. */
export interface SeriesSummary {
  name: string;
  /** Absent for a series without a point. */
  figures?: {
    latest: number;
    /** Milliseconds since the epoch. */
    latestAt: number;
    min: number;
    max: number;
    /** Whether the series goes on to the end of the window, as far as its upstream is ever up to date. */
    isCurrent: boolean;
  };
}

/** Upstreams take some time to have the figures of the last minutes. */
const toleratedSteps = 3;
const toleratedDelay = 300_000;

/** @param to - milliseconds since the epoch: the end of the window */
export function summarize(
  { series, step }: Pick<Chart, 'series' | 'step'>,
  to: number,
): SeriesSummary[] {
  return series.map(({ name, points }) => {
    const measured = points.filter(([, value]) => Number.isFinite(value));
    const last = measured[measured.length - 1];
    if (!last) {
      return { name };
    }
    const [latestAt, latest] = last;
    const delay = Math.max(toleratedSteps * step, toleratedDelay);
    return {
      name,
      figures: {
        latest,
        latestAt,
        min: measured.reduce((a, [, value]) => Math.min(a, value), latest),
        max: measured.reduce((a, [, value]) => Math.max(a, value), latest),
        isCurrent: to - latestAt <= delay,
      },
    };
  });
}
