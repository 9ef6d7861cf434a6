/** A series whose value is a function of time. */
export interface TestSeries {
  /** Of the metric; a counter's ends with `_total`, `_count` or `_bucket`. */
  name: string;
  labels: Record<string, string>;
  /**
   * Undefined where there is no point.
   *
   * @param at - milliseconds since the epoch
   */
  value: (at: number) => number | undefined;
  /** A native histogram of that many observations in place of the value itself. */
  histogram?: NativeShape;
}

/** The shares of observations in neighbouring buckets of schema 0, whose bounds are powers of two. */
export interface NativeShape {
  /** The upper bound of the first bucket is two to this power. */
  from: number;
  shares: number[];
}

/** A moment before all that tests look at. */
const epoch = Date.parse('2020-01-01T00:00:00Z');

/** A counter that grows by so much a second, all the time. */
export function counter(
  name: string,
  labels: Record<string, string>,
  perSecond: number,
): TestSeries {
  return {
    name,
    labels,
    // In parts of one, too: of whole ones a few minutes are too few to tell a rate by.
    value: at => (perSecond * (at - epoch)) / 1000,
  };
}

/** Something that always has the same value. */
export function gauge(
  name: string,
  labels: Record<string, string>,
  value: number,
): TestSeries {
  return { name, labels, value: () => value };
}

/** In the text format that promtool reads: one metric after the other, each of its series in order of time. */
export function toOpenMetrics(series: TestSeries[], points: number[]): string {
  const lines = [];
  for (const name of new Set(series.map(each => each.name))) {
    lines.push(`# TYPE ${name} unknown`);
    for (const each of series.filter(({ name: own }) => own === name)) {
      const labels = Object.entries(each.labels)
        .map(([label, value]) => `${label}="${escaped(value)}"`)
        .join(',');
      // The text format has no native histograms.
      for (const at of each.histogram ? [] : points) {
        const value = each.value(at);
        if (value !== undefined) {
          lines.push(`${name}{${labels}} ${value} ${at / 1000}`);
        }
      }
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
}
