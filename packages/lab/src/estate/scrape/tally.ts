const { floor } = Math;

const MINUTE = 60_000;
const MINUTES_A_DAY = 1440;

/** How many events there were from one instant until another, in milliseconds since the epoch. */
export type Tally = (from: number, to: number) => number;

/**
 * Counts by adding minutes up. Several columns are filled at once where one figure makes them all. Each day is added up
 * when it is first asked about and kept, so that any instant costs no more than the days that lie between.
 *
 * @param fill - writes the events of one minute into a row of `columns` numbers
 */
export function talliesOf(
  columns: number,
  fill: (minute: number, row: Float64Array) => void,
): Tally[] {
  const days = new Map<number, Float64Array>();
  const row = new Float64Array(columns);

  const dayOf = (day: number): Float64Array => {
    let sums = days.get(day);
    if (!sums) {
      sums = new Float64Array((MINUTES_A_DAY + 1) * columns);
      for (let index = 0; index < MINUTES_A_DAY; index++) {
        row.fill(0);
        fill(day * MINUTES_A_DAY + index, row);
        const base = index * columns;
        for (let column = 0; column < columns; column++) {
          sums[base + columns + column] = sums[base + column] + row[column];
        }
      }
      days.set(day, sums);
    }
    return sums;
  };
  /** Since the beginning of the day. Within a minute the events are spread evenly. */
  const sinceMidnight = (time: number, column: number): number => {
    const minutes = time / MINUTE;
    const day = floor(minutes / MINUTES_A_DAY);
    const sums = dayOf(day);
    const within = minutes - day * MINUTES_A_DAY;
    const whole = floor(within);
    const index = whole * columns + column;
    return (
      sums[index] + (sums[index + columns] - sums[index]) * (within - whole)
    );
  };

  return Array.from({ length: columns }, (_, column) => (from, to) => {
    if (to <= from) {
      return 0;
    }
    const first = floor(from / MINUTE / MINUTES_A_DAY);
    const last = floor(to / MINUTE / MINUTES_A_DAY);
    let total = sinceMidnight(to, column) - sinceMidnight(from, column);
    for (let day = first; day < last; day++) {
      total += dayOf(day)[MINUTES_A_DAY * columns + column];
    }
    return total;
  });
}

/** Counts one kind of event. */
export function tallyOf(perMinute: (minute: number) => number): Tally {
  const [tally] = talliesOf(1, (minute, row) => {
    row[0] = perMinute(minute);
  });
  return tally;
}
