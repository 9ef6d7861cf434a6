import { Sample } from './Sample';

const percentile = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/;
const rank = /^PR\(:(\d+(?:\.\d{1,10})?)\)$/;
const simple = new Set(['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount']);

/** Whether the lab can compute a CloudWatch statistic: the five simple ones, percentiles and ranks as `PR(:0.5)`. */
export function isStatistic(name: string): boolean {
  return simple.has(name) || percentile.test(name) || rank.test(name);
}

/**
 * Folds the samples of a period into one statistic. A percentile over several minutes is the mean of the minutes'
 * percentiles by weight, which is near enough for a simulation.
 */
export function statisticOf(
  samples: Sample[],
  name: string,
): number | undefined {
  const weight = samples.reduce((sum, sample) => sum + sample.weight, 0);
  if (weight === 0) {
    return undefined;
  }
  const total = (read: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + sample.weight * read(sample), 0);

  switch (name) {
    case 'SampleCount':
      return weight;
    case 'Sum':
      return total(sample => sample.mean);
    case 'Average':
      return total(sample => sample.mean) / weight;
    case 'Minimum':
      return Math.min(...samples.map(sample => sample.at(0)));
    case 'Maximum':
      return Math.max(...samples.map(sample => sample.at(1)));
    default: {
      const [, bound] = rank.exec(name) ?? [];
      if (bound) {
        return (
          (100 * total(sample => shareUpTo(sample, Number(bound)))) / weight
        );
      }
      const [, p] = percentile.exec(name) ?? [];
      return p
        ? total(sample => sample.at(Number(p) / 100)) / weight
        : undefined;
    }
  }
}

/** The fraction of a sample's observations that are no greater than a bound. */
function shareUpTo({ at }: Sample, bound: number): number {
  if (at(1) <= bound) {
    return 1;
  }
  let low = 0;
  let high = 1;
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (at(middle) <= bound) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
