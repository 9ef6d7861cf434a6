import { Points } from '../metrics/MetricQuery';

interface Part {
  points: Points;
  /** Whether AWS documents that the metric is not reported while there is nothing to count. */
  isSparse: boolean;
}

/**
 * How many percent of the whole its parts are, by time. There is no share of nothing, and none where a part
 * is missing that would be reported if it were zero.
 *
 * The whole is at least its parts: a load balancer does not count the requests for which it has found no target,
 * and reports the number of requests only if there were any. So a share is never more than all, and while every
 * request is turned away it is all, not nothing.
 */
export function shareOf(parts: Part[], whole: Part): Points {
  const byTime = parts.map(part => ({ ...part, values: toMap(part) }));
  const totals = toMap(whole);
  const times = new Set(
    [...parts, whole].flatMap(({ points }) => points.map(([at]) => at)),
  );
  return [...times]
    .sort((a, b) => a - b)
    .flatMap((time): Points => {
      const known = [...byTime, { ...whole, values: totals }].map(
        ({ values, isSparse }) =>
          values.get(time) ?? (isSparse ? 0 : undefined),
      );
      if (known.includes(undefined)) {
        return [];
      }
      const total = known.pop()!;
      const sum = known.reduce<number>((all, value) => all + value!, 0);
      const all = Math.max(total, sum);
      return all > 0 ? [[time, (100 * sum) / all]] : [];
    });
}

function toMap({ points }: Part): Map<number, number> {
  return new Map(points);
}
