import { QueryProfile } from '../profiles';
import { Matcher, selector } from './selector';

/** How the series of one question are chosen and grouped. */
export interface Scope {
  /** Chooses the series of a fleet, or of one entity. */
  matchers: Matcher[];
  /** Labels to group by; none for one figure. */
  by: readonly string[];
  /** Whether histograms may be native ones, of Prometheus 2.40 and later. */
  native?: boolean;
}

const infinity = '+Inf';

/** `rate` gives requests a second, `increase` requests in the window. */
export type Counting = 'rate' | 'increase';

export function requestsQuery(
  profile: QueryProfile,
  { matchers, by, native }: Scope,
  counting: Counting,
  window: string,
  ...more: Matcher[]
): string {
  const all = [...matchers, ...fixed(profile), ...more];
  const counted = `${sum(by)} (${counting}(${selector(profile.requests, all)}[${window}]))`;
  const histogram = nativeOf(profile.requests);
  return native && histogram
    ? `${counted} or histogram_count(${sum(by)} (${counting}(${selector(histogram, all)}[${window}])))`
    : counted;
}

/** Requests that count as errors of the server. */
export function errorsQuery(
  profile: QueryProfile,
  scope: Scope,
  counting: Counting,
  window: string,
): string {
  return requestsQuery(profile, scope, counting, window, [
    profile.statusLabel,
    '=~',
    profile.errorStatus,
  ]);
}

export function quantileQuery(
  duration: string,
  profile: QueryProfile,
  { matchers, by, native }: Scope,
  quantile: number,
  window: string,
): string {
  const all = [...matchers, ...fixed(profile, duration)];
  const classic = `histogram_quantile(${quantile}, ${sum([...by, 'le'])} (rate(${selector(`${duration}_bucket`, all)}[${window}])))`;
  return native
    ? `${classic} or histogram_quantile(${quantile}, ${sum(by)} (rate(${selector(duration, all)}[${window}])))`
    : classic;
}

/** Requests in the window by the bucket that they fall below, for buckets at these bounds and that of all. */
export function bucketsQuery(
  duration: string,
  profile: QueryProfile,
  { matchers, by }: Scope,
  bounds: number[],
  window: string,
): string {
  const all: Matcher[] = [
    ...matchers,
    ...fixed(profile, duration),
    ['le', '=~', [...bounds.flatMap(spellings), '[+]Inf'].join('|')],
  ];
  return `${sum([...by, 'le'])} (increase(${selector(`${duration}_bucket`, all)}[${window}]))`;
}

/** Requests in the window, of a native histogram. */
export function observationsQuery(
  duration: string,
  profile: QueryProfile,
  { matchers, by }: Scope,
  window: string,
): string {
  const all = [...matchers, ...fixed(profile, duration)];
  return `histogram_count(${sum(by)} (increase(${selector(duration, all)}[${window}])))`;
}

/** The share of the window's requests that took no longer, of a native histogram. */
export function fractionQuery(
  duration: string,
  profile: QueryProfile,
  { matchers, by }: Scope,
  bound: number,
  window: string,
): string {
  const all = [...matchers, ...fixed(profile, duration)];
  return `histogram_fraction(0, ${bound}, ${sum(by)} (increase(${selector(duration, all)}[${window}])))`;
}

/** The buckets that there are. */
export function boundsQuery(
  duration: string,
  profile: QueryProfile,
  { matchers, by }: Scope,
): string {
  return `count by (${[...by, 'le'].join(', ')}) (${selector(`${duration}_bucket`, [...matchers, ...fixed(profile, duration)])})`;
}

/** Has an answer where figures reach back to the beginning of the window. */
export function historyQuery(profile: QueryProfile, window: string): string {
  return `count(${selector(profile.requests, fixed(profile))} offset ${window}) or count(up offset ${window})`;
}

/** The share of scraped targets that are up. */
export function upQuery({ matchers, by }: Scope): string {
  return `avg by (${by.join(', ')}) (${selector('up', matchers)})`;
}

export function firingQuery(
  scopes: Matcher[][],
  by: readonly string[],
): string {
  const series = scopes.map(matchers =>
    selector('ALERTS', [['alertstate', '=', 'firing'], ...matchers]),
  );
  const labels = [...new Set(['alertname', 'severity', ...by])];
  return `max by (${labels.join(', ')}) (${series.join(' or ')})`;
}

/** The bound that a bucket's label spells, `Infinity` for the one of all. */
export function boundOf(le: string): number {
  return le === infinity ? Infinity : Number(le);
}

function sum(by: readonly string[]): string {
  return by.length > 0 ? `sum by (${by.join(', ')})` : 'sum';
}

/** A duration is told by its status only where requests are counted by it, as a histogram's `_count`. */
function fixed(profile: QueryProfile, duration?: string): Matcher[] {
  const isOfOneHistogram =
    duration === undefined || nativeOf(profile.requests) === duration;
  return [
    ...Object.entries(profile.where).map(([label, pattern]): Matcher => [
      label,
      '=~',
      pattern,
    ]),
    ...(isOfOneHistogram && profile.where[profile.statusLabel] === undefined
      ? [[profile.statusLabel, '!=', ''] satisfies Matcher]
      : []),
  ];
}

/** The histogram whose requests a counter counts, as far as its name tells. */
function nativeOf(requests: string): string | undefined {
  return requests.endsWith('_count')
    ? requests.slice(0, -'_count'.length)
    : undefined;
}

/** Clients and releases of Prometheus spell whole numbers as `1` or as `1.0`. */
function spellings(bound: number): string[] {
  const text = String(bound).replace('.', '[.]');
  return Number.isInteger(bound) ? [text, `${text}[.]0`] : [text];
}
