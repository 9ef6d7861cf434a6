import { TimeWindow } from '@gantry/plugin-vitals-node';
import { MetricQuery, queryKey } from './MetricQuery';

/** The most that `GetMetricData` takes, and answers on one page. */
const mostQueries = 500;
const mostPoints = 100_800;

/**
 * Sorts questions into as few calls as CloudWatch allows: each question once, 500 a call, and no more points
 * than fit on one page of the answer.
 */
export function packQueries(
  queries: Iterable<MetricQuery>,
  { from, to }: TimeWindow,
): MetricQuery[][] {
  const seconds = (to.getTime() - from.getTime()) / 1_000;
  const distinct = new Map([...queries].map(each => [queryKey(each), each]));
  const calls: MetricQuery[][] = [];
  let room = 0;
  for (const query of distinct.values()) {
    const points = Math.ceil(seconds / query.period) + 1;
    const last = calls.at(-1);
    if (last && last.length < mostQueries && points <= room) {
      last.push(query);
      room -= points;
    } else {
      calls.push([query]);
      room = mostPoints - points;
    }
  }
  return calls;
}
