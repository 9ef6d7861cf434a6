import { TimeWindow } from '@gantry/plugin-vitals-node';
import { MetricQuery, queryKey } from './MetricQuery';

/** The most that `GetMetricData` takes, and answers on one page. */
const mostQueries = 500;
const mostPoints = 100_800;

/** What one call asks. */
export interface MetricCall {
  queries: MetricQuery[];
  window: TimeWindow;
}

/**
 * Sorts questions into as few calls as CloudWatch allows: each question once, 500 a call, and no more points
 * than fit on one page of the answer. A call asks for one period, and begins with a whole one: CloudWatch
 * counts periods from where a call begins.
 */
export function packQueries(
  queries: Iterable<MetricQuery>,
  { from, to }: TimeWindow,
): MetricCall[] {
  const distinct = new Map([...queries].map(each => [queryKey(each), each]));
  const byPeriod = new Map<number, MetricQuery[]>();
  for (const query of distinct.values()) {
    const known = byPeriod.get(query.period) ?? [];
    known.push(query);
    byPeriod.set(query.period, known);
  }
  return [...byPeriod].flatMap(([period, alike]) => {
    const step = period * 1_000;
    const begin = Math.floor(from.getTime() / step) * step;
    const points = Math.ceil((to.getTime() - begin) / step) + 1;
    const most = Math.min(mostQueries, Math.floor(mostPoints / points));
    return chunks(alike, Math.max(most, 1)).map(chunk => ({
      queries: chunk,
      window: { from: new Date(begin), to },
    }));
  });
}

function chunks<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
