import { emptyLine, keyOf, Line, without } from './Value';

interface Bucket {
  bound: number;
  count: number;
}

/** The quantile of a classic histogram, interpolated within its bucket as Prometheus does it. */
export function bucketQuantile(quantile: number, given: Bucket[]): number {
  if (Number.isNaN(quantile)) {
    return NaN;
  }
  if (quantile < 0 || quantile > 1) {
    return quantile < 0 ? -Infinity : Infinity;
  }
  const buckets: Bucket[] = [];
  let highest = -Infinity;
  for (const { bound, count } of given) {
    const same = buckets[buckets.length - 1];
    if (same?.bound === bound) {
      same.count += count;
    } else {
      buckets.push({ bound, count });
    }
  }
  for (const bucket of buckets) {
    highest = Math.max(highest, bucket.count);
    bucket.count = highest;
  }
  const top = buckets[buckets.length - 1];
  if (top?.bound !== Infinity || buckets.length < 2 || top.count === 0) {
    return NaN;
  }
  const rank = quantile * top.count;
  let index = buckets.findIndex(({ count }) => count >= rank);
  if (index === -1) {
    index = buckets.length - 1;
  }
  if (index === buckets.length - 1) {
    return buckets[index - 1].bound;
  }
  const { bound, count } = buckets[index];
  if (index === 0 && bound <= 0) {
    return bound;
  }
  const below = index > 0 ? buckets[index - 1] : { bound: 0, count: 0 };
  return (
    below.bound +
    (bound - below.bound) * ((rank - below.count) / (count - below.count))
  );
}

/** `le` as a number; what is none is no bucket. */
function boundOf({ labels }: Line): number {
  const text = labels.le ?? '';
  return /^\+?Inf$/i.test(text) ? Infinity : Number(text || 'NaN');
}

/** `histogram_quantile` over classic histograms. */
export function histogramQuantile(
  quantiles: Float64Array,
  lines: Line[],
): Line[] {
  const histograms = new Map<string, { line: Line; of: Line[] }>();
  for (const line of lines.filter(each => !Number.isNaN(boundOf(each)))) {
    const labels = without(line.labels, ['le', '__name__']);
    const key = keyOf(labels);
    const histogram = histograms.get(key) ?? {
      line: emptyLine(labels, quantiles.length),
      of: [],
    };
    histogram.of.push(line);
    histograms.set(key, histogram);
  }
  return [...histograms.values()].map(({ line, of }) => {
    const sorted = of
      .map(each => ({ each, bound: boundOf(each) }))
      .sort((a, b) => a.bound - b.bound);
    quantiles.forEach((quantile, step) => {
      const buckets = sorted
        .filter(({ each }) => each.has[step])
        .map(({ each, bound }) => ({ bound, count: each.values[step] }));
      if (buckets.length > 0) {
        line.values[step] = bucketQuantile(quantile, buckets);
        line.has[step] = 1;
      }
    });
    return line;
  });
}
