import { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { formatDuration, formatQuantity } from './formatQuantity';
import { AlarmRecord } from './AlarmRecord';

const longestReason = 300;

const comparisons: Record<string, string> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

const statistics = {
  Average: 'average',
  Maximum: 'maximum',
  Minimum: 'minimum',
  SampleCount: 'count',
  Sum: 'sum',
};

/**
 * Says of a firing alarm what a person on call needs, for example
 * `orders-alb-latency-p95 is firing: p95 of TargetResponseTime 1.8 s > 0.5 s for 3 min`.
 */
export function describeFiring(alarm: AlarmRecord): string {
  const { metric } = alarm;
  const crossed = metric && describeCrossing(metric);
  const reason = crossed ?? shortened(alarm.stateReason);
  return `${nameOf(alarm)} is firing${reason ? `: ${reason}` : ''}`;
}

/** With a word where nobody is called for it. */
export function nameOf({ name, isMuted }: AlarmRecord): string {
  return isMuted ? `${name} (muted)` : name;
}

function describeCrossing(metric: MetricAlarm): string | undefined {
  const { MetricName, Threshold, Period } = metric;
  const comparison = comparisons[metric.ComparisonOperator ?? ''];
  const value = worstDatapoint(metric);
  if (
    !MetricName ||
    !comparison ||
    Threshold === undefined ||
    value === undefined
  ) {
    return undefined;
  }
  const statistic = metric.ExtendedStatistic ?? statistics[metric.Statistic!];
  const needed = metric.DatapointsToAlarm ?? metric.EvaluationPeriods ?? 1;
  const quantity = (figure: number) =>
    formatQuantity(figure, MetricName, metric.Unit);
  const span = Period ? ` for ${formatDuration(needed * Period)}` : '';
  return `${statistic} of ${MetricName} ${quantity(value)} ${comparison} ${quantity(Threshold)}${span}`;
}

/** The figure furthest beyond the threshold among those that made the alarm fire. */
function worstDatapoint(metric: MetricAlarm): number | undefined {
  const figures = datapoints(metric);
  if (figures.length === 0) {
    return undefined;
  }
  return metric.ComparisonOperator?.startsWith('Less')
    ? Math.min(...figures)
    : Math.max(...figures);
}

function datapoints({ StateReasonData, StateReason }: MetricAlarm): number[] {
  try {
    const { recentDatapoints } = JSON.parse(StateReasonData ?? '{}');
    if (Array.isArray(recentDatapoints) && recentDatapoints.length > 0) {
      return recentDatapoints.filter(Number.isFinite);
    }
  } catch {
    // Whoever sets a state by hand may have put anything there; the sentence beside it remains.
  }
  const [, list = ''] =
    /datapoints? \[([^\]]*)\]/.exec(StateReason ?? '') ?? [];
  return list
    .split(/, (?=-?\d)/)
    .map(part => Number.parseFloat(part))
    .filter(Number.isFinite);
}

function shortened(reason: string): string {
  const text = reason.trim().replace(/\.$/, '');
  return text.length > longestReason
    ? `${text.slice(0, longestReason)}…`
    : text;
}
