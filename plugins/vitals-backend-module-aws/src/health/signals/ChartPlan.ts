import {
  Chart,
  ReferenceLine,
  goldenSignals,
} from '@gantry/plugin-vitals-common';
import { TimeWindow } from '@gantry/plugin-vitals-node';
import {
  MetricQuery,
  MetricStatistic,
  Points,
  queryKey,
} from '../metrics/MetricQuery';
import { MetricOutcomes } from '../metrics/MetricReader';
import { seriesPeriod } from '../metrics/seriesPeriod';
import { shareOf } from './shareOf';

/** Figures as CloudWatch has them. */
export interface PlainSeries {
  name: string;
  of: MetricStatistic;
}

export interface CountedPart {
  of: MetricStatistic;
  isSparse: boolean;
}

/** How many percent of the whole some parts are; computed here, as metric math would cost more. */
export interface ShareSeries {
  name: string;
  parts: CountedPart[];
  whole: CountedPart;
}

export interface PlannedLine extends ReferenceLine {
  /** The only period, in seconds, at which it can be compared with sums and counts. */
  period?: number;
}

/** A default threshold whose line a chart draws. */
export interface PlannedThreshold extends Pick<PlannedLine, 'label' | 'value'> {
  /** The only period, in seconds, at which figures can be compared with it. */
  period?: number;
  /** Added up. */
  of: MetricStatistic[];
}

/** A chart before its figures are there. */
export interface ChartPlan extends Omit<Chart, 'series' | 'step' | 'lines'> {
  /** Seconds between points, at the finest. */
  finest: number;
  series: (PlainSeries | ShareSeries)[];
  lines: PlannedLine[];
  /** Those of the lines that nobody made an alarm of. */
  thresholds?: PlannedThreshold[];
}

/** What must be asked to draw a chart over a window. */
export function queriesOf(plan: ChartPlan, window: TimeWindow): MetricQuery[] {
  const period = periodOf(plan, window);
  return plan.series
    .flatMap(series =>
      'of' in series
        ? [series.of]
        : [...series.parts, series.whole].map(({ of }) => of),
    )
    .map(statistic => ({ ...statistic, period }));
}

/** Charts in the order in which golden signals are read. */
export function drawCharts(
  plans: ChartPlan[],
  window: TimeWindow,
  outcomes: MetricOutcomes,
): Chart[] {
  return plans
    .map(plan => draw(plan, periodOf(plan, window), outcomes))
    .sort(
      (a, b) =>
        goldenSignals.indexOf(a.signal) - goldenSignals.indexOf(b.signal),
    );
}

function draw(
  { finest: _, thresholds: __, series, lines, ...chart }: ChartPlan,
  period: number,
  outcomes: MetricOutcomes,
): Chart {
  const figuresOf = (statistic: MetricStatistic) =>
    pointsOf({ ...statistic, period }, outcomes);
  const partOf = ({ of, isSparse }: CountedPart) => ({
    points: figuresOf(of),
    // What could not be read is not known to be nothing.
    isSparse:
      isSparse && 'points' in (outcomes.get(queryKey({ ...of, period })) ?? {}),
  });
  return {
    ...chart,
    step: period * 1_000,
    series: series.map(each => ({
      name: each.name,
      points:
        'of' in each
          ? figuresOf(each.of)
          : shareOf(each.parts.map(partOf), partOf(each.whole)),
    })),
    lines: lines
      .filter(line => line.period === undefined || line.period === period)
      .map(({ value, kind, label }) => ({ value, kind, label })),
  };
}

/** The figures of a question; none where it was not answered. */
export function pointsOf(query: MetricQuery, outcomes: MetricOutcomes): Points {
  const outcome = outcomes.get(queryKey(query));
  return outcome && 'points' in outcome ? outcome.points : [];
}

/** In seconds: at which a chart is drawn over a window. */
export function periodOf({ finest }: ChartPlan, window: TimeWindow): number {
  return seriesPeriod(window, finest, Date.now());
}
