import { Points } from '../metrics/MetricQuery';

interface Part {
  points: Points;
  /** Whether AWS documents that the metric is not reported while there is nothing to count. */
  isSparse: boolean;
}

/**
 * How many percent of the whole its parts are, by time. There is no share of nothing, and none where a part
 * is missing that would be reported if it were zero.
 */
export function shareOf(parts: Part[], whole: Points): Points {
  const byTime = parts.map(({ points, isSparse }) => ({
    values: new Map(points),
    isSparse,
  }));
  return whole.flatMap(([time, total]): Points => {
    let sum = 0;
    for (const { values, isSparse } of byTime) {
      const value = values.get(time) ?? (isSparse ? 0 : undefined);
      if (value === undefined) {
        return [];
      }
      sum += value;
    }
    return total > 0 ? [[time, (100 * sum) / total]] : [];
  });
}
