import { TimeWindow } from '../live';

const hour = 3_600_000;

/** The windows up to now that one may choose, by what the address calls them. */
export const ranges = [
  { id: '1h', label: '1\u00a0h', last: hour },
  { id: '3h', label: '3\u00a0h', last: 3 * hour },
  { id: '12h', label: '12\u00a0h', last: 12 * hour },
  { id: '1d', label: '1\u00a0d', last: 24 * hour },
  { id: '7d', label: '7\u00a0d', last: 7 * 24 * hour },
  { id: '30d', label: '30\u00a0d', last: 30 * 24 * hour },
] as const;

const defaultRange = '3h';

/** Milliseconds. Series have a point a minute at best. */
const shortest = 300_000;
const longest = 30 * 24 * hour;

/** The window that an address names: `?range=12h`, or `?from=…&to=…`; three hours unless it makes sense. */
export function windowOf(params: URLSearchParams, now: number): TimeWindow {
  const from = Date.parse(params.get('from') ?? '');
  const to = Math.min(Date.parse(params.get('to') ?? ''), now);
  if (to - from >= shortest && to - from <= longest) {
    return { from, to };
  }
  const named = ranges.find(({ id }) => id === params.get('range'));
  return {
    last: (named ?? ranges.find(({ id }) => id === defaultRange)!).last,
  };
}

/** The same parameters without the span. */
export function withoutSpan(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  ['from', 'to'].forEach(name => next.delete(name));
  return next;
}

/** The same parameters with another window. A span leaves the range as it was, to come back to. */
export function withWindow(
  params: URLSearchParams,
  window: TimeWindow,
): URLSearchParams {
  const next = withoutSpan(params);
  if ('last' in window) {
    const { id } = ranges.find(({ last }) => last === window.last)!;
    if (id === defaultRange) {
      next.delete('range');
    } else {
      next.set('range', id);
    }
  } else {
    next.set('from', new Date(window.from).toISOString());
    next.set('to', new Date(window.to).toISOString());
  }
  return next;
}

/** A span as it may be looked at: to the minute, neither too short nor too long, and not in the future. */
export function fixedWindow(
  from: number,
  to: number,
  now: number,
): { from: number; to: number } {
  const span = Math.min(Math.max(to - from, shortest), longest);
  const end = Math.min((from + to + span) / 2, now);
  const minute = 60_000;
  return {
    from: Math.floor((end - span) / minute) * minute,
    to: Math.ceil(end / minute) * minute,
  };
}
