import { ScrapedSeries } from '../../../estate/scrape/ScrapedSeries';
import { aggregate } from './aggregate';
import { binary } from './binary';
import { Aggregation, Call, Expression, Selector } from './Expression';
import { histogramQuantile } from './histogramQuantile';
import { PrometheusError } from './PrometheusError';
import { rangeFunctions } from './rangeFunctions';
import { sampleAt, seriesOf, Storage, LOOKBACK } from './selectors';
import { emptyLine, isEmpty, keyOf, Line, Value, without } from './Value';

export interface Evaluation {
  storage: Storage;
  /** The instants to evaluate at, oldest first, in milliseconds since the epoch. */
  times: readonly number[];
  /** When to give up, in milliseconds since the epoch. */
  deadline: number;
}

/** One line for each set of labels; two values at one step are an error, as they would be for Prometheus. */
function distinct(lines: Line[]): Line[] {
  const found = new Map<string, Line>();
  for (const line of lines) {
    if (isEmpty(line)) {
      continue;
    }
    const key = keyOf(line.labels);
    const same = found.get(key);
    if (!same) {
      found.set(key, line);
      continue;
    }
    line.has.forEach((has, step) => {
      if (has) {
        if (same.has[step]) {
          throw new PrometheusError(
            'execution',
            'vector cannot contain metrics with the same labelset',
          );
        }
        same.has[step] = 1;
        same.values[step] = line.values[step];
      }
    });
  }
  return [...found.values()];
}

function nameless(line: Line): Line {
  return { ...line, labels: without(line.labels, ['__name__']) };
}

function isRangeCall({ name }: Call): boolean {
  return Object.hasOwn(rangeFunctions, name);
}

class Evaluator {
  private readonly steps: number;

  constructor(private readonly evaluation: Evaluation) {
    this.steps = evaluation.times.length;
  }

  value(expression: Expression): Value {
    switch (expression.type) {
      case 'number':
        return this.constant(expression.value);
      case 'string':
        return { type: 'string', value: expression.value };
      case 'negative':
        return this.value({
          type: 'binary',
          operator: '*',
          bool: false,
          matching: { on: false, labels: [] },
          left: { type: 'number', value: -1 },
          right: expression.of,
        });
      case 'selector':
        return { type: 'vector', lines: [...this.instant(expression)] };
      case 'aggregation':
        return {
          type: 'vector',
          lines: aggregate(expression, this.operand(expression), this.steps),
        };
      case 'binary':
        return binary(
          expression,
          this.value(expression.left) as never,
          this.value(expression.right) as never,
          this.steps,
        );
      default:
        return this.call(expression);
    }
  }

  private constant(value: number): Extract<Value, { type: 'scalar' }> {
    const values = new Float64Array(this.steps).fill(value);
    return { type: 'scalar', values };
  }

  // The types have been checked when the query was parsed.
  private vector(expression: Expression): Line[] {
    return (this.value(expression) as Extract<Value, { type: 'vector' }>).lines;
  }

  /** Line by line where nobody needs all of them at once: a fleet has very many. */
  private operand({ of, grouping }: Aggregation): Iterable<Line> {
    if (of.type === 'selector') {
      return this.instant(of);
    }
    // The name, which a range function takes away, is not looked at then.
    const unnamed = !grouping.by || !grouping.labels.includes('__name__');
    return unnamed && of.type === 'call' && isRangeCall(of)
      ? this.range(of)
      : this.vector(of);
  }

  private scalar(expression: Expression): Float64Array {
    return (this.value(expression) as Extract<Value, { type: 'scalar' }>)
      .values;
  }

  private call(call: Call): Value {
    const { name, arguments: given } = call;
    switch (name) {
      case 'time':
        return {
          type: 'scalar',
          values: Float64Array.from(this.evaluation.times, time => time / 1000),
        };
      case 'vector': {
        const values = this.scalar(given[0]);
        const has = new Uint8Array(this.steps).fill(1);
        return { type: 'vector', lines: [{ labels: {}, values, has }] };
      }
      case 'histogram_quantile': {
        const quantiles = this.scalar(given[0]);
        const lines = histogramQuantile(quantiles, this.vector(given[1]));
        return { type: 'vector', lines };
      }
      case 'clamp_min':
      case 'clamp_max': {
        const limits = this.scalar(given[1]);
        const clamp = name === 'clamp_min' ? Math.max : Math.min;
        const lines = this.vector(given[0]).map(line => ({
          labels: without(line.labels, ['__name__']),
          has: line.has,
          values: line.values.map((value, step) => clamp(value, limits[step])),
        }));
        return { type: 'vector', lines };
      }
      default:
        return {
          type: 'vector',
          lines: Array.from(this.range(call), nameless),
        };
    }
  }

  private instant(selector: Selector): Iterable<Line> {
    return this.lines(selector, LOOKBACK, (series, time, oldest) => {
      const sample = sampleAt(series, time, oldest);
      return sample === undefined ? undefined : series.at(sample);
    });
  }

  private range({ name, arguments: [given] }: Call): Iterable<Line> {
    const selector = given as Selector;
    const apply = rangeFunctions[name];
    const width = selector.range!;
    const lines = this.lines(selector, width, (series, time, oldest) =>
      apply(series, { from: time - width, to: time, oldest }),
    );
    // Series of one name cannot become the same by losing it.
    const named = selector.matchers.some(
      ({ label, operator }) => label === '__name__' && operator === '=',
    );
    return named ? lines : distinct(Array.from(lines, nameless));
  }

  private *lines(
    selector: Selector,
    back: number,
    read: (
      series: ScrapedSeries,
      time: number,
      oldest: number,
    ) => number | undefined,
  ): Generator<Line> {
    const { storage, times } = this.evaluation;
    const { offset } = selector;
    const from = times[0] - offset - back;
    const to = times[times.length - 1] - offset;
    const oldest = storage.oldest();
    for (const series of seriesOf(storage, selector, from, to)) {
      this.checkTime();
      const line = emptyLine(series.labels, this.steps);
      for (let step = 0; step < this.steps; step++) {
        const value = read(series, times[step] - offset, oldest);
        if (value !== undefined) {
          line.values[step] = value;
          line.has[step] = 1;
        }
      }
      if (!isEmpty(line)) {
        yield line;
      }
    }
  }

  private checkTime(): void {
    if (Date.now() >= this.evaluation.deadline) {
      throw new PrometheusError(
        'timeout',
        'query timed out in expression evaluation',
      );
    }
  }
}

/**
 * Evaluates an expression at all steps at once.
 *
 * @throws PrometheusError when it cannot be evaluated, or not in time
 */
export function evaluate(
  expression: Expression,
  evaluation: Evaluation,
): Value {
  const value = new Evaluator(evaluation).value(expression);
  return value.type === 'vector'
    ? { type: 'vector', lines: distinct(value.lines) }
    : value;
}
