import { Labels } from '../../../estate/scrape/ScrapedSeries';

/** One series of a result over all steps of a query. */
export interface Line {
  labels: Labels;
  values: Float64Array;
  /** 1 at the steps that have a value. */
  has: Uint8Array;
}

/** What an expression came to, at all steps at once. */
export type Value =
  | { type: 'scalar'; values: Float64Array }
  | { type: 'vector'; lines: Line[] }
  | { type: 'string'; value: string };

export function emptyLine(labels: Labels, steps: number): Line {
  return {
    labels,
    values: new Float64Array(steps),
    has: new Uint8Array(steps),
  };
}

export function isEmpty({ has }: Line): boolean {
  return !has.includes(1);
}

/** The labels without some of them. */
export function without(labels: Labels, names: readonly string[]): Labels {
  const kept: Record<string, string> = {};
  for (const name of Object.keys(labels)) {
    if (!names.includes(name)) {
      kept[name] = labels[name];
    }
  }
  return kept;
}

/** Some of the labels. */
export function only(labels: Labels, names: readonly string[]): Labels {
  const kept: Record<string, string> = {};
  for (const name of names) {
    if (labels[name]) {
      kept[name] = labels[name];
    }
  }
  return kept;
}

/** One spelling for one set of labels, whatever their order. */
export function keyOf(labels: Labels): string {
  return Object.keys(labels)
    .sort()
    .map(name => `${name}\xff${labels[name]}`)
    .join('\xff');
}
