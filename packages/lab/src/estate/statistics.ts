import { Sample } from './Sample';

const percentile = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/;
const simple = new Set(['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount']);

/** Whether the lab can compute a CloudWatch statistic (the five simple ones and percentiles). */
export function isStatistic(name: string): boolean {
  return simple.has(name) || percentile.test(name);
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
      const rank = percentile.exec(name);
      return rank
        ? total(sample => sample.at(Number(rank[1]) / 100)) / weight
        : undefined;
    }
  }
}
