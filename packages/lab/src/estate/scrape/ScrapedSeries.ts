const { ceil, floor } = Math;

export type Labels = Readonly<Record<string, string>>;

/** Prometheus asks every target each 15 seconds. */
export const SCRAPE_INTERVAL = 15_000;

/** One series of Prometheus: a rule that makes its samples. Times are milliseconds since the epoch. */
export interface ScrapedSeries {
  /** With `__name__`. */
  labels: Labels;
  /** The target is there from `from` until before `to`. */
  from: number;
  to: number;
  /** How long after each multiple of the interval its target is scraped. */
  offset: number;
  /** What a scrape at an instant finds. */
  at: (time: number) => number;
  /** When a counter began at zero: at first and after each restart of what counts. A gauge has none. */
  starts?: readonly number[];
}

export type FamilyType = 'counter' | 'gauge' | 'histogram';

/** What is asked for, so that nothing else need be made. */
export interface Selection {
  from: number;
  to: number;
  /** Whether a label may have a value. */
  accepts: (label: string, value: string) => boolean;
}

/** Series that share a name, or the three names of a histogram. */
export interface Family {
  name: string;
  type: FamilyType;
  help: string;
  select: (selection: Selection) => ScrapedSeries[];
}

/** What the series of a family are called. */
export function namesOf({ name, type }: Pick<Family, 'name' | 'type'>) {
  return type === 'histogram'
    ? [`${name}_bucket`, `${name}_count`, `${name}_sum`]
    : [name];
}

/** The last scrape of a target at or before an instant. */
export function scrapeBefore(offset: number, time: number): number {
  return floor((time - offset) / SCRAPE_INTERVAL) * SCRAPE_INTERVAL + offset;
}

/** The first scrape of a target at or after an instant. */
export function scrapeAfter(offset: number, time: number): number {
  return ceil((time - offset) / SCRAPE_INTERVAL) * SCRAPE_INTERVAL + offset;
}
