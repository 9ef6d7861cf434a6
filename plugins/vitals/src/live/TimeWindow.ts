/** What somebody looks at: the last so many milliseconds up to now, or a fixed span between two times. */
export type TimeWindow =
  | { last: number }
  /** Milliseconds since the epoch. */
  | { from: number; to: number };

/** Where a window begins and ends if it is looked at now, both milliseconds since the epoch. */
export function boundsOf(
  window: TimeWindow,
  now: number,
): { from: number; to: number } {
  return 'last' in window ? { from: now - window.last, to: now } : window;
}
