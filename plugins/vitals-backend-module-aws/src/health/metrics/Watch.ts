import { MetricStatistic, Points } from './MetricQuery';

const hour = 3_600_000;

/**
 * How metrics are read that are judged at surveys: sums over five minutes for the windows of now, asked for
 * every metric period; sums over an hour for those of days, asked for every hour.
 */
export const grains = {
  fine: { period: 300, span: 6 * hour, every: 0 },
  coarse: { period: 3_600, span: 30 * 24 * hour, every: hour },
} as const;

export type Grain = keyof typeof grains;

/** When figures were read. In milliseconds since the epoch. */
export interface Clock {
  /** Where the last period ends that has all its figures. */
  end: number;
  now: number;
}

/** Something small that is worked out of some metrics at surveys, so that the figures need not be kept. */
export interface Watch<F = unknown> {
  /** The same for the same questions and the same meaning. */
  key: string;
  grain: Grain;
  statistics: MetricStatistic[];
  /** Set for statistics that an upstream may not know: asked apart, so that they take down nothing else. */
  isUnusual?: true;
  /**
   * @param series - in the order of the statistics
   * @param before - what was worked out the last time
   */
  fold(series: Points[], clock: Clock, before: F | undefined): F;
}
