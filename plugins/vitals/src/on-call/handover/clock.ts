const format = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** A time of the last days, ISO 8601, in the clock of the reader. */
export function clock(time: string): string {
  const moment = Date.parse(time);
  return Number.isNaN(moment) ? 'an unknown time' : format.format(moment);
}
