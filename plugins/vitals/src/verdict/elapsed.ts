const units: [string, number][] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
];

/**
 * The time from `moment` to `now`, both milliseconds since the epoch, in its largest whole unit; undefined
 * for a few seconds, and where two clocks disagree.
 */
export function elapsed(moment: number, now: number): string | undefined {
  const milliseconds = now - moment;
  if (milliseconds < 5_000) {
    return undefined;
  }
  const [unit, length] = units.find(([, size]) => milliseconds >= size)!;
  return `${Math.floor(milliseconds / length)}\u00a0${unit}`;
}
