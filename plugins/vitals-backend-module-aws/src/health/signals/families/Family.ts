import { GoldenSignal, SeriesUnit } from '@gantry/plugin-vitals-common';

/** One statistic of a metric of a kind of resource, after that service's CloudWatch documentation. */
export interface Measure {
  name: string;
  stat: string;
  /** That of the family unless told. */
  namespace?: string;
  /** Beside those that name the resource. */
  dimensions?: Record<string, string>;
  /** Set where AWS documents that the metric is reported only while there is something to count. */
  isSparse?: true;
}

export interface FamilyChart {
  /** Tells it apart within the family. */
  id: string;
  title: string;
  signal: GoldenSignal;
  unit: SeriesUnit;
  series: (
    | { name: string; of: Measure }
    | { name: string; parts: Measure[]; whole: Measure }
  )[];
}

/** What counts as too much where nobody has made an alarm. */
export interface DefaultThreshold {
  /** For example `Errors`; its resource is named after it. */
  title: string;
  /** The chart that draws its line. */
  chart: string;
  /** Added up, but for those that an alarm of the entity watches. */
  measures: Measure[];
  /** More than this is too much. */
  threshold: number;
  /** Proves that figures arrive while there is nothing to count; absent where the measures always do. */
  traffic?: Measure;
}

/** The requests that an availability objective counts. */
export type Requests = { total: Measure } & (
  | { bad: Measure[] }
  /** CloudFront reports the share of bad requests, not their number. */
  | { badPercent: Measure }
);

/** The golden signals that suit a kind of resource. */
export interface Family {
  namespace: string;
  /** Dimensions beside those that name the resource. */
  dimensions?: Record<string, string>;
  /** Seconds between the points that AWS reports; 60 unless told. */
  finest?: number;
  charts: FamilyChart[];
  defaults?: DefaultThreshold[];
  requests?: Requests;
  /** How long requests take; has percentiles. */
  latency?: { name: string; unit: 'Seconds' | 'Milliseconds' };
}

/** The charts on which objectives draw their lines. */
export const errorShareChart = 'error-share';
export const latencyChart = 'latency';

export function sum(name: string, more: Partial<Measure> = {}): Measure {
  return { name, stat: 'Sum', ...more };
}

export function average(name: string, more: Partial<Measure> = {}): Measure {
  return { name, stat: 'Average', ...more };
}

export function maximum(name: string, more: Partial<Measure> = {}): Measure {
  return { name, stat: 'Maximum', ...more };
}

/** The 50th, 95th and 99th percentile. */
export function percentilesOf({
  name,
  unit,
}: NonNullable<Family['latency']>): FamilyChart {
  return {
    id: latencyChart,
    title: 'Latency',
    signal: 'latency',
    unit,
    series: ['p50', 'p95', 'p99'].map(stat => ({
      name: stat,
      of: { name, stat },
    })),
  };
}

/** One chart of counts or levels, by the names of its series. */
export function chart(
  id: string,
  title: string,
  signal: GoldenSignal,
  unit: SeriesUnit,
  series: Record<string, Measure>,
): FamilyChart {
  return {
    id,
    title,
    signal,
    unit,
    series: Object.entries(series).map(([name, of]) => ({ name, of })),
  };
}

/** Which percentage of requests failed. */
export function errorShare(
  shares: Record<string, Measure[]>,
  whole: Measure,
): FamilyChart {
  return {
    id: errorShareChart,
    title: 'Error rate',
    signal: 'errors',
    unit: 'Percent',
    series: Object.entries(shares).map(([name, parts]) => ({
      name,
      parts,
      whole,
    })),
  };
}
