import { FiringPeriod } from '@gantry/plugin-vitals-common';
import { TimeWindow } from '@gantry/plugin-vitals-node';
import { MetricOutcomes } from '../metrics/MetricReader';
import { ChartPlan, PlannedThreshold, periodOf, pointsOf } from './ChartPlan';

/** AWS's own metrics are there two minutes after the end of a period. */
const settles = 2 * 60_000;

/**
 * When default thresholds were crossed, told by the figures of the charts that draw their lines, and only where
 * those are of the period over which a threshold counts. Periods begin and end with those of the figures. One that
 * still goes on has no end; of one that goes on beyond a window of the past, its end is that of the last figure.
 */
export function crossedPeriods(
  plans: ChartPlan[],
  window: TimeWindow,
  outcomes: MetricOutcomes,
): FiringPeriod[] {
  return plans.flatMap(plan => {
    const period = periodOf(plan, window);
    return (plan.thresholds ?? [])
      .filter(each => each.period === undefined || each.period === period)
      .flatMap(threshold =>
        spansOf(threshold, period, outcomes)
          .filter(({ from, to }) => to > +window.from && from < +window.to)
          .map(({ from, to }) => ({
            alarm: threshold.label,
            isDefault: true as const,
            charts: [plan.id],
            from: iso(Math.max(from, window.from.getTime())),
            // Until the figures of the next period are all there, nothing says that it is over.
            ...(to + period * 1_000 + settles <= Date.now() && { to: iso(to) }),
          })),
      );
  });
}

/** Runs of periods in which the figures together were too much. What is missing adds nothing to them. */
function spansOf(
  { value, of }: PlannedThreshold,
  period: number,
  outcomes: MetricOutcomes,
): { from: number; to: number }[] {
  const sums = new Map<number, number>();
  for (const [time, figure] of of.flatMap(statistic =>
    pointsOf({ ...statistic, period }, outcomes),
  )) {
    sums.set(time, (sums.get(time) ?? 0) + figure);
  }
  const step = period * 1_000;
  const spans: { from: number; to: number }[] = [];
  for (const [from] of [...sums]
    .filter(([, sum]) => sum > value)
    .sort(([a], [b]) => a - b)) {
    const last = spans.at(-1);
    if (last?.to === from) {
      last.to = from + step;
    } else {
      spans.push({ from, to: from + step });
    }
  }
  return spans;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
