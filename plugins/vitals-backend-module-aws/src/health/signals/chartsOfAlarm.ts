import { AlarmRecord } from '../alarms/AlarmRecord';
import { watchedMetrics } from '../alarms/watchedMetrics';
import { MetricStatistic, metricKey } from '../metrics/MetricQuery';
import { ChartPlan } from './ChartPlan';

/**
 * The ids of the charts that draw what an alarm watches, as it is or as a share of something; undefined for an
 * alarm that names no metric, such as a composite one.
 */
export function chartsOfAlarm(
  alarm: AlarmRecord,
  plans: ChartPlan[],
): string[] | undefined {
  const watched = new Set(
    watchedMetrics(alarm).map(({ namespace, name, dimensions }) =>
      metricKey({
        namespace,
        name,
        dimensions: Object.fromEntries(dimensions),
      }),
    ),
  );
  const charts = plans.filter(({ series }) =>
    series
      .flatMap((each): { of: MetricStatistic }[] =>
        'of' in each ? [each] : each.parts,
      )
      .some(({ of }) => watched.has(metricKey(of))),
  );
  return charts.length > 0 ? charts.map(({ id }) => id) : undefined;
}
