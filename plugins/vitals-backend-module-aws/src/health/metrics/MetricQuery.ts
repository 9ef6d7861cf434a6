import { Failure } from '@gantry/plugin-vitals-common';

/** One statistic of one metric. */
export interface MetricStatistic {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
  /** As CloudWatch spells it: `Sum`, `p95`, `PR(:0.5)`. */
  stat: string;
  /** Only points of this unit, where an alarm asks for that. */
  unit?: string;
}

export interface MetricQuery extends MetricStatistic {
  /** Seconds. */
  period: number;
}

/** `[milliseconds since the epoch, value]`, oldest first; what CloudWatch has no figure for is absent. */
export type Points = [number, number][];

/** What became of a question: figures, CloudWatch's word for why it did not answer this one, or why nothing came. */
export type MetricOutcome =
  { points: Points } | { refused: string } | { failure: Failure };

/** The same for all questions that have the same answer. */
export function queryKey(query: MetricQuery): string {
  return `${query.period} ${query.stat} ${query.unit ?? ''} ${metricKey(query)}`;
}

/** The same for all statistics of a metric. */
export function metricKey({
  namespace,
  name,
  dimensions,
}: Omit<MetricStatistic, 'stat'>): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return JSON.stringify([namespace, name, sorted]);
}
