/** The span that a handover is about: the last so many hours up to now, or between two times. */
export type Shift =
  | { hours: number }
  /** ISO 8601. */
  | { from: string; to: string };

/** How long shifts last. */
export const shiftHours = [8, 12, 24] as const;

const hour = 3_600_000;
/** Milliseconds; the server tells no more at once. */
const longest = 7 * 24 * hour;

/** As the address carries it: `8`, or `2026-01-01T00:00:00Z/2026-01-01T08:00:00Z`. */
export function parseShift(text: string): Shift {
  const [from, to] = text.split('/');
  if (to !== undefined) {
    return { from, to };
  }
  return { hours: shiftHours.find(hours => String(hours) === text) ?? 8 };
}

export function formatShift(shift: Shift): string {
  return 'hours' in shift ? String(shift.hours) : `${shift.from}/${shift.to}`;
}

/** Between which times that is if it is asked now, both ISO 8601. */
export function boundsOfShift(
  shift: Shift,
  now: number,
): { from: string; to: string } {
  return 'hours' in shift
    ? {
        from: new Date(now - shift.hours * hour).toISOString(),
        to: new Date(now).toISOString(),
      }
    : shift;
}

/** What is wrong with it, if anything. */
export function shiftProblem(shift: Shift): string | undefined {
  if ('hours' in shift) {
    return undefined;
  }
  const span = Date.parse(shift.to) - Date.parse(shift.from);
  if (Number.isNaN(span)) {
    return 'A shift has a beginning and an end.';
  }
  if (span <= 0) {
    return 'A shift ends after it has begun.';
  }
  return span > longest ? 'A handover covers seven days at most.' : undefined;
}
