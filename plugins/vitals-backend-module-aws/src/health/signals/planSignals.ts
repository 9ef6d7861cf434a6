import { Objective, objectiveTitle } from '@gantry/plugin-vitals-common';
import { AlarmRecord } from '../alarms/AlarmRecord';
import { ChartPlan, CountedPart, PlannedLine } from './ChartPlan';
import {
  defaultThresholdsOf,
  thresholdName,
  thresholdPeriod,
} from './defaultThresholds';
import {
  DefaultThreshold,
  Family,
  FamilyChart,
  Measure,
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
    const own = thresholds
      .filter(each => each.threshold.chart === chart.id)
      .map(({ threshold, period }) => ({
        label: thresholdName(threshold, subject),
        value: threshold.threshold,
        period,
        of: threshold.measures.map(each => statisticOf(subject, each)),
      }));
    return {
      id: `${subject.familyName} ${Object.values(subject.dimensions).join(' ')} ${chart.id}`,
      title: chart.title,
      signal: chart.signal,
      subject: subject.title,
      unit: chart.unit,
      finest,
      series: seriesOf(chart, subject),
      lines: [
        ...own.map(({ of: _, ...line }) => ({
          ...line,
          kind: 'default-threshold' as const,
        })),
        ...objectives.flatMap(objective => lineOf(objective, chart, family)),
      ],
      thresholds: own,
    };
  });
}

/** Of each member its own, where the subject has any. */
function seriesOf(
  { series }: FamilyChart,
  subject: Subject,
): ChartPlan['series'] {
  const { members = [{ name: '', dimensions: subject.dimensions }] } = subject;
  return members.flatMap(({ name: member, dimensions }) => {
    const measured = { ...subject, dimensions };
    const partOf = (measure: Measure): CountedPart => ({
      of: statisticOf(measured, measure),
      isSparse: measure.isSparse ?? false,
    });
    const nameOf = (name: string) => {
      // What is the only one of its member needs no other name.
      const own = member && series.length === 1 ? [] : [name];
      return [...(member ? [member] : []), ...own].join(' ');
    };
    return series.map(each =>
      'of' in each
        ? { name: nameOf(each.name), of: statisticOf(measured, each.of) }
        : {
            name: nameOf(each.name),
            parts: each.parts.map(partOf),
            whole: partOf(each.whole),
          },
    );
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
