import { Dimension } from '@aws-sdk/client-cloudwatch';
import { AlarmRecord } from './AlarmRecord';

export interface WatchedMetric {
  alarm: AlarmRecord;
  namespace: string;
  name: string;
  dimensions: Map<string, string>;
}

/** The metrics that an alarm watches, by itself or by metric math. */
export function watchedMetrics(alarm: AlarmRecord): WatchedMetric[] {
  const { metric } = alarm;
  const metrics = [
    metric,
    ...(metric?.Metrics ?? []).map(({ MetricStat }) => MetricStat?.Metric),
  ];
  return metrics.flatMap(each =>
    each?.Namespace
      ? {
          alarm,
          namespace: each.Namespace,
          name: each.MetricName ?? '',
          dimensions: toMap(each.Dimensions ?? []),
        }
      : [],
  );
}

function toMap(dimensions: Dimension[]): Map<string, string> {
  return new Map(dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
}
