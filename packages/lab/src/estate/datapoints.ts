import { figureAt, Incident } from './Incident';
import { Sample } from './Sample';
import { Series } from './Series';
import { statisticOf } from './statistics';

const MINUTE = 60_000;

export interface Period {
  /** Start of the period, milliseconds since the epoch. */
  start: number;
  seconds: number;
  /** Only whole minutes before this instant have been reported. */
  now: number;
  /** Only one of so many minutes is read, and stands for its neighbours; each unless told. */
  stride?: number;
}

/** One datapoint of a metric: the statistic over one period, or undefined when nothing was reported in it. */
export function datapointOf(
  series: Series,
  statistic: string,
  period: Period,
  incidents: readonly Incident[],
): { value: number; sampleCount: number } | undefined {
  const first = Math.ceil(Math.max(period.start, series.since) / MINUTE);
  const end = Math.min(period.start + period.seconds * 1000, period.now);
  const samples: Sample[] = [];
  const { stride = 1 } = period;
  for (let minute = first; (minute + 1) * MINUTE <= end; minute += stride) {
    const figure = figureAt(series, minute, incidents);
    const sample =
      figure === undefined ? undefined : series.sample(figure, minute);
    if (sample) {
      samples.push(
        stride === 1 ? sample : { ...sample, weight: stride * sample.weight },
      );
    }
  }
  const value = statisticOf(samples, statistic);
  return value === undefined
    ? undefined
    : {
        value: Number(value.toPrecision(6)),
        sampleCount: statisticOf(samples, 'SampleCount') ?? 0,
      };
}
