import {
  scrapeAfter,
  scrapeBefore,
  SCRAPE_INTERVAL,
  ScrapedSeries,
  Selection,
} from '../../../estate/scrape/ScrapedSeries';
import { Selector } from './Expression';
import { matchesAll } from './Matcher';

const { max, min } = Math;

/** A series keeps its last value for five minutes, unless its target is known to be gone. */
export const LOOKBACK = 5 * 60_000;

/** Where series come from. */
export interface Storage {
  select(selection: Selection): ScrapedSeries[];
  /** Milliseconds since the epoch; what is older is gone. */
  oldest(): number;
}

/** The series that a selector selects over a time. */
export function seriesOf(
  storage: Storage,
  { matchers }: Selector,
  from: number,
  to: number,
): ScrapedSeries[] {
  const selection: Selection = {
    from,
    to,
    accepts: (label, value) =>
      matchers.every(
        matcher => matcher.label !== label || matcher.accepts(value),
      ),
  };
  return storage
    .select(selection)
    .filter(({ labels }) => matchesAll(matchers, labels));
}

/** The scrapes of a series from one instant to another, both included; undefined where there are none. */
export function scrapesBetween(
  series: ScrapedSeries,
  from: number,
  to: number,
  oldest: number,
): { first: number; last: number; count: number } | undefined {
  const { offset } = series;
  const first = scrapeAfter(offset, max(from, series.from, oldest));
  const last = scrapeBefore(offset, min(to, series.to - 1));
  return last < first
    ? undefined
    : { first, last, count: (last - first) / SCRAPE_INTERVAL + 1 };
}

/** The instant of the sample that a series shows at an instant, or undefined. */
export function sampleAt(
  series: ScrapedSeries,
  time: number,
  oldest: number,
): number | undefined {
  const sample = scrapeBefore(series.offset, time);
  return sample >= series.from &&
    sample < series.to &&
    sample >= oldest &&
    sample > time - LOOKBACK
    ? sample
    : undefined;
}
