import {
  scrapeBefore,
  SCRAPE_INTERVAL,
  ScrapedSeries,
} from '../../../estate/scrape/ScrapedSeries';
import { scrapesBetween } from './selectors';

const { min } = Math;

export interface Range {
  from: number;
  to: number;
  oldest: number;
}

/** What a range function makes of the samples of one series; undefined where they are too few. */
export type RangeFunction = (
  series: ScrapedSeries,
  range: Range,
) => number | undefined;

/** What counted before each restart in between, where the counter fell. */
function lostAtResets(
  { starts = [], offset, at }: ScrapedSeries,
  first: number,
  last: number,
): number {
  let lost = 0;
  for (const start of starts) {
    if (start > first && start <= last) {
      const before = scrapeBefore(offset, start - 1);
      if (before >= first && at(before + SCRAPE_INTERVAL) < at(before)) {
        lost += at(before);
      }
    }
  }
  return lost;
}

/** The increase over a range, extrapolated to its edges as Prometheus does it. */
function increase(series: ScrapedSeries, range: Range): number | undefined {
  const scrapes = scrapesBetween(series, range.from, range.to, range.oldest);
  if (!scrapes || scrapes.count < 2) {
    return undefined;
  }
  const { first, last } = scrapes;
  const firstValue = series.at(first);
  const grown =
    series.at(last) - firstValue + lostAtResets(series, first, last);

  const sampled = last - first;
  const threshold = SCRAPE_INTERVAL * 1.1;
  const half = SCRAPE_INTERVAL / 2;
  let toStart = first - range.from;
  const toEnd = range.to - last;
  // A counter does not begin below zero.
  if (grown > 0 && firstValue >= 0) {
    toStart = min(toStart, sampled * (firstValue / grown));
  }
  const covered =
    sampled +
    (toStart < threshold ? toStart : half) +
    (toEnd < threshold ? toEnd : half);
  return grown * (covered / sampled);
}

/** The increase between the last two samples, a second. */
function instantRate(series: ScrapedSeries, range: Range): number | undefined {
  const scrapes = scrapesBetween(series, range.from, range.to, range.oldest);
  if (!scrapes || scrapes.count < 2) {
    return undefined;
  }
  const value = series.at(scrapes.last);
  const before = series.at(scrapes.last - SCRAPE_INTERVAL);
  return (value < before ? value : value - before) / (SCRAPE_INTERVAL / 1000);
}

export const rangeFunctions: Record<string, RangeFunction> = {
  increase,
  irate: instantRate,
  rate: (series, range) => {
    const grown = increase(series, range);
    return grown === undefined
      ? undefined
      : grown / ((range.to - range.from) / 1000);
  },
};
