/** For example `2026-11-25 10:02 UTC`. */
export function formatTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** The two largest units of a span, for example `2 h 5 min`. */
export function formatSpan(from: string, to: string): string {
  let left = Math.max(
    0,
    Math.round((Date.parse(to) - Date.parse(from)) / 1_000),
  );
  const first = units.findIndex(([, seconds]) => left >= seconds);
  if (first === -1) {
    return '0 s';
  }
  const parts: string[] = [];
  for (const [unit, seconds] of units.slice(first, first + 2)) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) {
      parts.push(`${count} ${unit}`);
    }
  }
  return parts.join(' ');
}
