import {
  BurnWindow,
  Objective,
  Tally,
  burnWindows,
} from '@gantry/plugin-vitals-common';
import { Points, metricKey } from '../metrics/MetricQuery';
import { Clock, Grain, Watch, grains } from '../metrics/Watch';
import { Family, Measure, familyOf } from '../signals/families';
import { Subject, statisticOf } from '../signals/findSubjects';

/** The windows that one grain can tell; `30d` is that of the budget. */
export type TalliedWindow = BurnWindow | '30d';
export type WindowTallies = Partial<Record<TalliedWindow, Tally>>;

const windowsOf: Record<Grain, TalliedWindow[]> = {
  fine: ['5m', '30m', '1h', '6h'],
  coarse: ['3d', '30d'],
};
const lengths = { ...burnWindows, '30d': 30 * 24 * 3_600_000 };

/** The requests of one period. Undefined where there were some but not all of their figures are there. */
type Bucket = (time: number) => Tally | undefined;

/**
 * Counts the requests of a subject that break a promise, window by window; undefined where its kind cannot
 * tell.
 */
export function tallyWatch(
  subject: Subject,
  objective: Objective,
  grain: Grain,
): Watch<WindowTallies> | undefined {
  const counted =
    objective.indicator === 'availability'
      ? countFailed(subject)
      : countSlow(subject, objective.milliseconds);
  if (!counted) {
    return undefined;
  }
  const { measures, read, isUnusual } = counted;
  const statistics = measures.map(measure => statisticOf(subject, measure));
  const keys = statistics.map(each => `${each.stat} ${metricKey(each)}`);
  return {
    key: `tally ${grain} ${keys.join(' ')}`,
    grain,
    statistics,
    isUnusual,
    fold: (series, clock) => tallies(series, read(series), grain, clock),
  };
}

interface Counted {
  /** The first is that of all requests. */
  measures: Measure[];
  read: (series: Points[]) => Bucket;
  isUnusual?: true;
}

function countFailed({ familyName }: Subject): Counted | undefined {
  const { requests }: Family = familyOf(familyName);
  if (!requests) {
    return undefined;
  }
  if ('badPercent' in requests) {
    return {
      measures: [requests.total, requests.badPercent],
      read: bucketsOf((total, [percent]) =>
        percent === undefined ? undefined : (total * percent) / 100,
      ),
    };
  }
  const { total: all, bad } = requests;
  return {
    measures: [all, ...bad],
    read: bucketsOf((_, counts) =>
      counts.reduce((sum: number | undefined, count, i) => {
        const known = count ?? (bad[i].isSparse ? 0 : undefined);
        return sum === undefined || known === undefined
          ? undefined
          : sum + known;
      }, 0),
    ),
  };
}

/** By the percentile rank of the promised time: the percentage of requests that took no longer. */
function countSlow(
  { familyName }: Subject,
  milliseconds: number,
): Counted | undefined {
  const { latency }: Family = familyOf(familyName);
  if (!latency) {
    return undefined;
  }
  const { name, unit } = latency;
  const promised = unit === 'Seconds' ? milliseconds / 1_000 : milliseconds;
  return {
    measures: [
      { name, stat: 'SampleCount' },
      { name, stat: `PR(:${promised})` },
    ],
    read: bucketsOf((total, [rank]) =>
      rank === undefined ? undefined : total * (1 - rank / 100),
    ),
    isUnusual: true,
  };
}

/** A period without requests is none; one whose bad ones are not known is undefined. */
function bucketsOf(
  badOf: (total: number, rest: (number | undefined)[]) => number | undefined,
) {
  return ([totals, ...others]: Points[]): Bucket => {
    const totalAt = new Map(totals);
    const othersAt = others.map(points => new Map(points));
    return time => {
      const counted = totalAt.get(time) ?? 0;
      const bad = badOf(
        counted,
        othersAt.map(at => at.get(time)),
      );
      if (bad === undefined) {
        return counted > 0 ? undefined : { total: 0, bad: 0 };
      }
      // A load balancer does not count the requests for which it has found no target: this is the least there were.
      return { total: Math.max(counted, bad), bad };
    };
  };
}

function tallies(
  series: Points[],
  bucket: Bucket,
  grain: Grain,
  { end }: Clock,
): WindowTallies {
  const step = grains[grain].period * 1_000;
  const times = [...new Set(series.flat().map(([time]) => time))];
  const found: WindowTallies = {};
  for (const window of windowsOf[grain]) {
    const begin = end - lengths[window];
    const buckets = times
      .filter(time => time >= begin && time + step <= end)
      .map(bucket);
    const read = buckets.filter(each => each !== undefined);
    // Requests of which none can be judged are not requests that were all good.
    if (read.length === buckets.length || read.some(({ total }) => total > 0)) {
      found[window] = read.reduce(plus, { total: 0, bad: 0 });
    }
  }
  return found;
}

function plus(a: Tally, b: Tally): Tally {
  return { total: a.total + b.total, bad: a.bad + b.bad };
}

/** Adds up what several subjects have counted; a window that one of them cannot tell is absent. */
export function addTallies(all: WindowTallies[]): WindowTallies {
  const sum: WindowTallies = {};
  for (const window of Object.keys(lengths) as TalliedWindow[]) {
    const parts = all.map(each => each[window]);
    if (parts.length > 0 && parts.every(part => part !== undefined)) {
      sum[window] = parts.reduce(plus);
    }
  }
  return sum;
}
