import { Objective } from '../annotations';

/** The share of requests that an objective promises to be good, between 0 and 1. */
export function objectiveTarget(objective: Objective): number {
  return (
    (objective.indicator === 'availability'
      ? objective.percent
      : objective.percentile) / 100
  );
}

/** For example `availability 99.9 %` or `latency p95 ≤ 500 ms`. */
export function objectiveTitle(objective: Objective): string {
  if (objective.indicator === 'availability') {
    return `availability ${objective.percent} %`;
  }
  const { percentile, milliseconds } = objective;
  return `latency p${String(percentile).replace('.', '')} ≤ ${milliseconds} ms`;
}
