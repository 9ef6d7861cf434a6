import { SignalFigure, Tally } from '@gantry/plugin-vitals-common';
import { MetricFigures } from '../metrics/MetricFigures';
import { Watch } from '../metrics/Watch';
import { ObjectivePlan } from '../objectives/planObjectives';
import { WindowTallies, addTallies } from '../objectives/tallyWatch';
import { ThresholdPlan } from '../thresholds/planThresholds';
import { Family, FamilyName, familyNames, familyOf } from './families';
import { thresholdPeriod } from './defaultThresholds';

/**
 * How the golden signals stand, of the last whole five minutes, as far as the survey has read them anyway for
 * objectives and default thresholds: of the kind of resource that is nearest to users. What is not known of each
 * of them is left out.
 */
export function signalFigures(
  objectives: ObjectivePlan[],
  thresholds: ThresholdPlan[],
  figures: MetricFigures,
): SignalFigure[] {
  const promised = objectives.map(plan => ({
    plan,
    tally: tallyOf(plan.fine, figures),
  }));
  const availability = promised.find(
    ({ plan }) => plan.objective.indicator === 'availability',
  );
  const counted =
    availability && availability.tally
      ? { familyName: availability.plan.familyName, ...availability.tally }
      : countedByThresholds(thresholds, figures);
  // Of several promises the one that the most requests must keep tells the most.
  const [slow] = promised
    .flatMap(({ plan: { objective }, tally }) =>
      objective.indicator === 'latency' && tally ? [{ objective, tally }] : [],
    )
    .sort((a, b) => b.objective.percentile - a.objective.percentile);
  return [
    ...(counted ? trafficAndErrors(counted) : []),
    ...(slow
      ? [
          percentage(
            'latency',
            `slower than ${slow.objective.milliseconds}\u00a0ms`,
            slow.tally.bad,
            slow.tally.total,
          ),
        ]
      : []),
    ...levels(thresholds, figures),
  ];
}

interface Counted {
  familyName: FamilyName;
  total: number;
  bad?: number;
}

function trafficAndErrors({ familyName, total, bad }: Counted): SignalFigure[] {
  const { charts }: Family = familyOf(familyName);
  const name =
    charts.find(({ signal }) => signal === 'traffic')?.title ?? 'Requests';
  return [
    {
      signal: 'traffic',
      name,
      value: total / thresholdPeriod,
      unit: 'Count/Second',
    },
    ...(bad === undefined ? [] : [percentage('errors', 'Errors', bad, total)]),
  ];
}

function percentage(
  signal: SignalFigure['signal'],
  name: string,
  part: number,
  whole: number,
): SignalFigure {
  return { signal, name, value: (100 * part) / whole, unit: 'Percent' };
}

/** Undefined where nothing was counted: a service without figures is not one without traffic. */
function tallyOf(
  watches: Watch<WindowTallies>[],
  figures: MetricFigures,
): Tally | undefined {
  const outcomes = watches.map(watch => figures.get(watch));
  const known = outcomes.flatMap(each =>
    'figure' in each ? [each.figure] : [],
  );
  const tally = addTallies(known)['5m'];
  return known.length === outcomes.length && tally && tally.total > 0
    ? tally
    : undefined;
}

/** What default thresholds have counted beside their own metrics. */
function countedByThresholds(
  thresholds: ThresholdPlan[],
  figures: MetricFigures,
): Counted | undefined {
  for (const familyName of familyNames) {
    const plans = thresholds.filter(
      ({ subject, threshold }) =>
        subject.familyName === familyName && threshold.traffic,
    );
    const tallies = plans.map(plan => countedBy(plan, figures));
    const known = tallies.flatMap(each => each ?? []);
    const total = sum(known.map(each => each.total));
    if (known.length === plans.length && total > 0) {
      const bad = known.flatMap(each => each.bad ?? []);
      return {
        familyName,
        total,
        ...(bad.length === known.length && { bad: sum(bad) }),
      };
    }
  }
  return undefined;
}

/** Undefined where it is not known, with failed requests only where alarms have left none of them out. */
function countedBy(
  { subject, threshold, watch }: ThresholdPlan,
  figures: MetricFigures,
): { total: number; bad?: number } | undefined {
  const outcome = figures.get(watch);
  if (!('figure' in outcome) || outcome.figure.state === 'no-data') {
    return undefined;
  }
  const { requests }: Family = familyOf(subject.familyName);
  const isWhole =
    requests &&
    'bad' in requests &&
    requests.bad.every(measure => threshold.measures.includes(measure));
  const { total, bad } = outcome.figure.counted ?? { total: 0, bad: 0 };
  if (!isWhole || bad === undefined) {
    return { total };
  }
  // A load balancer does not count the requests for which it has found no target.
  return { total: Math.max(total, bad), bad };
}

/** Levels that default thresholds are set to, such as unhealthy hosts. */
function levels(
  thresholds: ThresholdPlan[],
  figures: MetricFigures,
): SignalFigure[] {
  const byTitle = new Map<string, (number | undefined)[]>();
  for (const { threshold, watch } of thresholds) {
    if (!threshold.traffic) {
      const outcome = figures.get(watch);
      const value = 'figure' in outcome ? outcome.figure.value : undefined;
      const known = byTitle.get(threshold.title) ?? [];
      byTitle.set(threshold.title, [...known, value]);
    }
  }
  return [...byTitle].flatMap(([name, values]): SignalFigure[] => {
    const known = values.filter(value => value !== undefined);
    return known.length === values.length
      ? [{ signal: 'saturation', name, value: sum(known), unit: 'Count' }]
      : [];
  });
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
