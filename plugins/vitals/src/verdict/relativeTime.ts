const format = new Intl.RelativeTimeFormat('en', { style: 'narrow' });

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** How long before `now` a moment was, in its largest whole unit; clocks that disagree make it "just now". */
export function relativeTime(moment: number, now: number): string {
  const age = now - moment;
  if (age < 5_000) {
    return 'just now';
  }
  const [unit, length] = units.find(([, size]) => age >= size)!;
  return format.format(-Math.floor(age / length), unit);
}
