import { Points, metricKey } from '../metrics/MetricQuery';
import { Clock, Watch, grains } from '../metrics/Watch';
import { DefaultThreshold } from '../signals/families';
import { Subject, statisticOf } from '../signals/findSubjects';

/** How a default threshold stands. */
export interface ThresholdFigure {
  /** `idle` where nothing has happened that could be counted. */
  state: 'firing' | 'quiet' | 'no-data' | 'idle';
  /** Absent without data. */
  value?: number;
  /** Of the last whole period, where requests are read, too; `bad` where it is known. */
  counted?: { total: number; bad?: number };
  /** ISO 8601: when it entered the state. */
  since: string;
}

const step = grains.fine.period * 1_000;
/** In milliseconds: a level that is older says nothing of now. */
const levelValid = 3 * step;

/** Compares a subject's metrics with a default threshold: sums over five minutes, or the newest level. */
export function thresholdWatch(
  subject: Subject,
  threshold: DefaultThreshold,
): Watch<ThresholdFigure> {
  const { measures, traffic } = threshold;
  const statistics = [...measures, ...(traffic ? [traffic] : [])].map(measure =>
    statisticOf(subject, measure),
  );
  const keys = statistics.map(each => `${each.stat} ${metricKey(each)}`);
  return {
    key: `threshold ${threshold.threshold} ${keys.join(' ')}`,
    grain: 'fine',
    statistics,
    fold: (series, clock, before) => {
      const judged = traffic
        ? judgeSums(threshold, series, clock)
        : judgeLevel(threshold, series[0], clock);
      return {
        ...judged,
        since: before?.state === judged.state ? before.since : judged.since,
      };
    },
  };
}

/**
 * The last whole period counts, and the running one once it is too much already. Without any request in all
 * that was read there is nothing that could be judged.
 */
function judgeSums(
  { measures, threshold }: DefaultThreshold,
  series: Points[],
  { end }: Clock,
): ThresholdFigure {
  const counts = series
    .slice(0, measures.length)
    .map(points => new Map(points));
  const requests = new Map(series[measures.length]);
  const sumAt = (time: number): number | undefined => {
    const values = counts.map(
      (at, i) =>
        at.get(time) ??
        (measures[i].isSparse || !requests.has(time) ? 0 : undefined),
    );
    return values.every(value => value !== undefined)
      ? values.reduce((sum, value) => sum + value, 0)
      : undefined;
  };
  const isTooMuch = (time: number) => (sumAt(time) ?? 0) > threshold;

  let last = end - step;
  if (isTooMuch(end)) {
    last = end;
  }
  const value = sumAt(last);
  const counted = {
    total: requests.get(end - step) ?? 0,
    bad: sumAt(end - step),
  };
  if (isTooMuch(last)) {
    return {
      state: 'firing',
      value,
      counted,
      since: iso(beginOf(isTooMuch, last)),
    };
  }
  const isAlive = requests.size > 0 || counts.some(({ size }) => size > 0);
  if (!isAlive) {
    return { state: 'idle', since: iso(end) };
  }
  return value === undefined
    ? { state: 'no-data', since: iso(end) }
    : { state: 'quiet', value, counted, since: iso(end) };
}

function judgeLevel(
  { threshold }: DefaultThreshold,
  points: Points,
  { now }: Clock,
): ThresholdFigure {
  const newest = points.at(-1);
  if (!newest || now - newest[0] > levelValid + step) {
    return { state: 'no-data', since: iso(now) };
  }
  const at = new Map(points);
  const [time, value] = newest;
  return value > threshold
    ? {
        state: 'firing',
        value,
        since: iso(beginOf(each => (at.get(each) ?? 0) > threshold, time)),
      }
    : { state: 'quiet', value, since: iso(time) };
}

/** Where the uninterrupted run begins that is still going on. */
function beginOf(isTooMuch: (time: number) => boolean, last: number): number {
  let begin = last;
  while (isTooMuch(begin - step)) {
    begin -= step;
  }
  return begin;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
