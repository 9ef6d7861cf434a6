import { Estate } from '../Estate';
import { figureAt } from '../Incident';
import { meanDuration, shareBelow } from '../Sample';
import { Series } from '../Series';
import { Service } from '../Service';
import { talliesOf, Tally } from './tally';

const { min, round } = Math;

/** Upper bounds of the buckets of a duration in seconds; each promise of the architecture is one of them. */
export const latencyBounds = [
  0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10,
];

/** Requests that ended in one way: how many, how many within each bound, and how long they took together. */
export interface RequestTally {
  count: Tally;
  seconds: Tally;
  below: Tally[];
}

export interface RequestTallies {
  ok: RequestTally;
  failed: RequestTally;
}

/**
 * What the pods of a service count of their requests. It follows from what its load balancer tells CloudWatch, so
 * both always tell the same, in an incident too.
 */
export function requestTallies(
  estate: Estate,
  { name, region }: Service,
): RequestTallies {
  const metrics = [...estate.series(region).values()].filter(
    ({ service, namespace }) =>
      service === name && namespace === 'AWS/ApplicationELB',
  );
  const figure = (metricName: string) => {
    const series = metrics.find(metric => metric.metricName === metricName);
    return (minute: number) => figureOf(series, minute, estate);
  };
  const requests = figure('RequestCount');
  const failures = figure('HTTPCode_Target_5XX_Count');
  const p95 = figure('TargetResponseTime');

  const width = 2 + latencyBounds.length;
  const tallies = talliesOf(2 * width, (minute, row) => {
    const all = round(requests(minute));
    const failed = min(round(failures(minute)), all);
    const latency = p95(minute);
    const mean = meanDuration(latency);
    [all - failed, failed].forEach((count, outcome) => {
      const base = outcome * width;
      row[base] = count;
      row[base + 1] = count * mean;
      for (let index = 0; index < latencyBounds.length; index++) {
        row[base + 2 + index] =
          count * shareBelow(latency, latencyBounds[index]);
      }
    });
  });
  const outcome = (base: number): RequestTally => ({
    count: tallies[base],
    seconds: tallies[base + 1],
    below: tallies.slice(base + 2, base + width),
  });
  return { ok: outcome(0), failed: outcome(width) };
}

function figureOf(
  series: Series | undefined,
  minute: number,
  { journal }: Estate,
): number {
  return (series && figureAt(series, minute, journal)) ?? 0;
}
