import { MetricAlarm, MetricStat } from '@aws-sdk/client-cloudwatch';
import { SeriesUnit } from '@gantry/plugin-vitals-common';
import { AlarmRecord } from '../alarms/AlarmRecord';
import { unitOf } from '../alarms/formatQuantity';
import { MetricStatistic, metricKey } from '../metrics/MetricQuery';
import { ChartPlan, PlainSeries, PlannedLine } from './ChartPlan';
import { Subject } from './findSubjects';
import { signalOf } from './signalOf';

/** Statistics whose values grow with the period over which they are taken. */
const counts = new Set(['Sum', 'SampleCount']);
const units: readonly string[] = [
  'Seconds',
  'Milliseconds',
  'Bytes',
  'Count',
  'Count/Second',
  'Percent',
] satisfies SeriesUnit[];

/**
 * Draws what the alarms watch: in the chart that has the metric already, else in one of its own, each
 * statistic once, with the line that the alarm compares it with.
 */
export function addAlarmCharts(
  plans: ChartPlan[],
  alarms: AlarmRecord[],
  subjects: readonly Subject[],
): ChartPlan[] {
  const charts = plans.map(plan => ({
    ...plan,
    series: [...plan.series],
    lines: [...plan.lines],
  }));
  for (const { name, metric } of alarms) {
    for (const { of, period } of metric ? statisticsOf(metric) : []) {
      let chart = charts.find(({ series }) => series.some(isOf(of)));
      if (!chart) {
        chart = chartOf(of, subjects);
        charts.push(chart);
      }
      const { series, lines } = chart;
      if (!series.some(each => isOf(of)(each) && each.of.stat === of.stat)) {
        series.push({ name: nameOf(of, subjects), of });
      }
      chart.finest = Math.max(chart.finest, period);
      // What metric math compares with its threshold is no raw metric.
      if (metric?.MetricName && metric.Threshold !== undefined) {
        lines.push(lineOf(name, metric.Threshold, of, period));
      }
    }
  }
  return charts;
}

function isOf(statistic: MetricStatistic) {
  const key = metricKey(statistic);
  return (series: ChartPlan['series'][number]): series is PlainSeries =>
    'of' in series && metricKey(series.of) === key;
}

function lineOf(
  label: string,
  value: number,
  { stat }: MetricStatistic,
  period: number,
): PlannedLine {
  return {
    value,
    kind: 'threshold',
    label,
    period: counts.has(stat) ? period : undefined,
  };
}

function chartOf(of: MetricStatistic, subjects: readonly Subject[]): ChartPlan {
  const { name, unit } = of;
  const known = unit ?? unitOf(name) ?? (counts.has(of.stat) ? 'Count' : '');
  return {
    id: metricKey(of),
    title: name,
    signal: signalOf(name),
    subject: subjectOf(of, subjects),
    unit: units.includes(known) ? (known as SeriesUnit) : 'None',
    finest: 60,
    series: [],
    lines: [],
  };
}

/** What the metric is measured on: the subject that tells most of its dimensions, else the dimensions themselves. */
function subjectOf(of: MetricStatistic, subjects: readonly Subject[]): string {
  const { namespace, dimensions } = of;
  const [nearest] = subjects
    .filter(({ members = [], ...subject }) =>
      [subject, ...members].some(each => isWithin(each.dimensions, of)),
    )
    .sort(
      (a, b) =>
        Object.keys(b.dimensions).length - Object.keys(a.dimensions).length,
    );
  return nearest?.title ?? (Object.values(dimensions).join(', ') || namespace);
}

/** The statistic, of the member that it is measured on where its subject has any. */
function nameOf(of: MetricStatistic, subjects: readonly Subject[]): string {
  const stat = of.stat.startsWith('p')
    ? of.stat
    : of.stat.toLocaleLowerCase('en');
  const member = subjects
    .flatMap(({ members = [] }) => members)
    .find(({ dimensions }) => isWithin(dimensions, of));
  return member ? `${member.name} ${stat}` : stat;
}

function isWithin(
  dimensions: Record<string, string>,
  of: MetricStatistic,
): boolean {
  return Object.entries(dimensions).every(
    ([key, value]) => of.dimensions[key] === value,
  );
}

/** The raw metrics of an alarm; what metric math makes of them stays CloudWatch's. */
function statisticsOf(
  alarm: MetricAlarm,
): { of: MetricStatistic; period: number }[] {
  const { Namespace, MetricName, Dimensions, Period, Unit } = alarm;
  const stats: MetricStat[] = MetricName
    ? [
        {
          Metric: { Namespace, MetricName, Dimensions },
          Period,
          Stat: alarm.ExtendedStatistic ?? alarm.Statistic ?? 'Average',
          Unit,
        },
      ]
    : (alarm.Metrics ?? []).flatMap(({ MetricStat: stat }) => stat ?? []);
  return stats.map(({ Metric, Period: period, Stat, Unit: unit }) => ({
    of: {
      namespace: Metric?.Namespace ?? '',
      name: Metric?.MetricName ?? '',
      dimensions: Object.fromEntries(
        (Metric?.Dimensions ?? []).map(({ Name, Value }) => [Name, Value]),
      ),
      stat: Stat ?? 'Average',
      ...(unit && { unit }),
    },
    period: period ?? 60,
  }));
}
