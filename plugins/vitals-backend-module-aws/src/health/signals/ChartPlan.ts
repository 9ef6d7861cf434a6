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

/** How many percent of the whole some parts are; computed here, as metric math would cost more. */
export interface ShareSeries {
  name: string;
  parts: { of: MetricStatistic; isSparse: boolean }[];
  whole: MetricStatistic;
}

export interface PlannedLine extends ReferenceLine {
  /** The only period, in seconds, at which it can be compared with sums and counts. */
  period?: number;
}

/** A chart before its figures are there. */
export interface ChartPlan extends Omit<Chart, 'series' | 'step' | 'lines'> {
  /** Seconds between points, at the finest. */
  finest: number;
  series: (PlainSeries | ShareSeries)[];
  lines: PlannedLine[];
}

/** What must be asked to draw a chart over a window. */
export function queriesOf(plan: ChartPlan, window: TimeWindow): MetricQuery[] {
  const period = periodOf(plan, window);
  return plan.series
    .flatMap(series =>
      'of' in series
        ? [series.of]
        : [...series.parts.map(({ of }) => of), series.whole],
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
  { finest: _, series, lines, ...chart }: ChartPlan,
  period: number,
  outcomes: MetricOutcomes,
): Chart {
  const pointsOf = (statistic: MetricStatistic): Points => {
    const outcome = outcomes.get(queryKey({ ...statistic, period }));
    return outcome && 'points' in outcome ? outcome.points : [];
  };
  const isRead = (statistic: MetricStatistic) =>
    'points' in (outcomes.get(queryKey({ ...statistic, period })) ?? {});
  return {
    ...chart,
    step: period * 1_000,
    series: series.map(each => ({
      name: each.name,
      points:
        'of' in each
          ? pointsOf(each.of)
          : shareOf(
              each.parts.map(({ of, isSparse }) => ({
                points: pointsOf(of),
                // What could not be read is not known to be nothing.
                isSparse: isSparse && isRead(of),
              })),
              pointsOf(each.whole),
            ),
    })),
    lines: lines
      .filter(line => line.period === undefined || line.period === period)
      .map(({ value, kind, label }) => ({ value, kind, label })),
  };
}

function periodOf({ finest }: ChartPlan, window: TimeWindow): number {
  return seriesPeriod(window, finest, Date.now());
}
