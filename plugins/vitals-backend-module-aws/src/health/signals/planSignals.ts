import { Objective, objectiveTitle } from '@gantry/plugin-vitals-common';
import { AlarmRecord } from '../alarms/AlarmRecord';
import { ChartPlan, PlannedLine } from './ChartPlan';
import {
  defaultThresholdsOf,
  thresholdName,
  thresholdPeriod,
} from './defaultThresholds';
import {
  DefaultThreshold,
  Family,
  FamilyChart,
  errorShareChart,
  familyOf,
  latencyChart,
} from './families';
import { Subject, statisticOf } from './findSubjects';

/** The charts of a subject's golden signals, with the lines of objectives and default thresholds. */
export function planSignals(
  subject: Subject,
  objectives: readonly Objective[],
  alarms: readonly AlarmRecord[],
): ChartPlan[] {
  const family: Family = familyOf(subject.familyName);
  const thresholds = defaultThresholdsOf(subject, alarms).map(threshold => ({
    threshold,
    period: periodOf(threshold),
  }));
  // One step for all, so that a metric of two charts is asked for once.
  const { finest: reported = 60 } = family;
  const finest = Math.max(
    reported,
    ...thresholds.map(each => each.period ?? 0),
  );
  return family.charts.map((chart): ChartPlan => {
    const own = thresholds.filter(each => each.threshold.chart === chart.id);
    return {
      id: `${subject.familyName} ${Object.values(subject.dimensions).join(' ')} ${chart.id}`,
      title: chart.title,
      signal: chart.signal,
      subject: subject.title,
      unit: chart.unit,
      finest,
      series: chart.series.map(series =>
        'of' in series
          ? { name: series.name, of: statisticOf(subject, series.of) }
          : {
              name: series.name,
              parts: series.parts.map(part => ({
                of: statisticOf(subject, part),
                isSparse: part.isSparse ?? false,
              })),
              whole: statisticOf(subject, series.whole),
            },
      ),
      lines: [
        ...own.map(({ threshold, period }) => ({
          value: threshold.threshold,
          kind: 'default-threshold' as const,
          label: thresholdName(threshold, subject),
          period,
        })),
        ...objectives.flatMap(objective => lineOf(objective, chart, family)),
      ],
    };
  });
}

/** The period at which a line over sums is right; a level is the same at any. */
function periodOf({ measures }: DefaultThreshold): number | undefined {
  return measures.some(({ stat }) => stat === 'Sum')
    ? thresholdPeriod
    : undefined;
}

function lineOf(
  objective: Objective,
  { id, unit }: FamilyChart,
  { requests, latency }: Family,
): PlannedLine[] {
  const line = (value: number): PlannedLine[] => [
    { value, kind: 'objective', label: objectiveTitle(objective) },
  ];
  if (objective.indicator === 'availability') {
    return requests && id === errorShareChart
      ? // 100 − 99.9 is not quite 0.1 in binary.
        line(Number((100 - objective.percent).toPrecision(12)))
      : [];
  }
  const { milliseconds } = objective;
  return latency && id === latencyChart
    ? line(unit === 'Seconds' ? milliseconds / 1_000 : milliseconds)
    : [];
}
