import { Sample } from './Sample';

/** One CloudWatch metric: a namespace, a name and a set of dimensions. */
export interface MetricId {
  namespace: string;
  metricName: string;
  dimensions: Record<string, string>;
}

/** A metric of a service and the rule that makes its figures. */
export interface Series extends MetricId {
  region: string;
  service: string;
  unit: string;
  /** Nothing was reported before this instant (milliseconds since the epoch). */
  since: number;
  /** The figure of a quiet minute (minutes since the epoch), before any incident. */
  calm: (minute: number) => number;
  /** The minute as CloudWatch keeps it. No sample, no data: AWS reports no zero for errors that did not happen. */
  sample: (value: number, minute: number) => Sample | undefined;
}

/** One spelling for one metric, whatever the order of its dimensions. */
export function metricKey(metric: MetricId): string {
  const dimensions = Object.keys(metric.dimensions)
    .sort()
    .map(name => `${name}=${metric.dimensions[name]}`);
  return [metric.namespace, metric.metricName, ...dimensions].join('|');
}
