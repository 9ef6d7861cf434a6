const day = 86_400_000;

const time = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const date = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
});

/** A time of a window, milliseconds since the epoch: with its date where the window holds several days. */
export function clock(at: number, span: number): string {
  return span >= day
    ? `${date.format(at)} ${time.format(at)}`
    : time.format(at);
}

/** What the time axis says at each of its marks, so many milliseconds apart. */
export function axisTimes(marks: number[], apart: number): string[] {
  return marks.map(at => {
    const label = time.format(at);
    return apart >= day || label === '00:00' ? date.format(at) : label;
  });
}
