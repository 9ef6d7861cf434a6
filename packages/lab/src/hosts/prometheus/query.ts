import { SCRAPE_INTERVAL } from '../../estate/scrape/ScrapedSeries';
import { durationOf, invalid, timeOf } from './parameters';
import { PrometheusCall, Route } from './PrometheusCall';
import { evaluate } from './promql/evaluate';
import { Expression, Selector } from './promql/Expression';
import { checkTypes } from './promql/checkTypes';
import { parse } from './promql/parse';
import { scrapesBetween, seriesOf } from './promql/selectors';
import { keyOf, Line, Value } from './promql/Value';

const MAXIMUM_POINTS = 11_000;
const USUAL_TIMEOUT = 120_000;

/** A number as Prometheus prints it. */
function spelt(value: number): string {
  if (Number.isFinite(value) || Number.isNaN(value)) {
    return String(value);
  }
  return value > 0 ? '+Inf' : '-Inf';
}

function read({ parameters }: PrometheusCall): Expression {
  return parse(parameters.get('query') ?? '');
}

function evaluated(
  { parameters, storage }: PrometheusCall,
  expression: Expression,
  times: number[],
): Value {
  const timeout = Math.min(
    durationOf(parameters, 'timeout') ?? USUAL_TIMEOUT,
    USUAL_TIMEOUT,
  );
  return evaluate(expression, {
    storage,
    times,
    deadline: Date.now() + timeout,
  });
}

function matrixOf(lines: Line[], times: number[]): object[] {
  return [...lines]
    .sort((a, b) => (keyOf(a.labels) < keyOf(b.labels) ? -1 : 1))
    .map(({ labels, values, has }) => ({
      metric: labels,
      values: times.flatMap((time, step) =>
        has[step] ? [[time / 1000, spelt(values[step])]] : [],
      ),
    }));
}

/** The samples themselves, which a range selector alone asks for. */
function samplesOf(
  { storage }: PrometheusCall,
  selector: Selector,
  now: number,
): object[] {
  const to = now - selector.offset;
  const from = to - selector.range!;
  return seriesOf(storage, selector, from, to).flatMap(series => {
    const scrapes = scrapesBetween(series, from, to, storage.oldest());
    if (!scrapes) {
      return [];
    }
    const values = Array.from({ length: scrapes.count }, (_, index) => {
      const time = scrapes.first + index * SCRAPE_INTERVAL;
      return [time / 1000, spelt(series.at(time))];
    });
    return [{ metric: series.labels, values }];
  });
}

/** An expression at one instant. */
export const query: Route = call => {
  const now = timeOf(call.parameters, 'time', call.now);
  const expression = read(call);
  if (expression.type === 'selector' && expression.range !== undefined) {
    return { resultType: 'matrix', result: samplesOf(call, expression, now) };
  }
  const value = evaluated(call, expression, [now]);
  switch (value.type) {
    case 'vector':
      return {
        resultType: 'vector',
        result: value.lines.map(({ labels, values }) => ({
          metric: labels,
          value: [now / 1000, spelt(values[0])],
        })),
      };
    case 'scalar':
      return {
        resultType: 'scalar',
        result: [now / 1000, spelt(value.values[0])],
      };
    default:
      return { resultType: 'string', result: [now / 1000, value.value] };
  }
};

/** An expression at many instants. */
export const queryRange: Route = call => {
  const { parameters } = call;
  const start = timeOf(parameters, 'start');
  const end = timeOf(parameters, 'end');
  if (end < start) {
    throw invalid('end', 'end timestamp must not be before start time');
  }
  const step = durationOf(parameters, 'step');
  if (step === undefined) {
    throw invalid('step', 'cannot parse "" to a valid duration');
  }
  if (step <= 0) {
    throw invalid(
      'step',
      'zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  if ((end - start) / step > MAXIMUM_POINTS) {
    throw invalid(
      'step',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const expression = read(call);
  const type = checkTypes(expression);
  if (type !== 'scalar' && type !== 'vector') {
    const name = type === 'matrix' ? 'range vector' : type;
    throw invalid(
      'query',
      `invalid expression type "${name}" for range query, must be Scalar or instant Vector`,
    );
  }
  const times: number[] = [];
  for (let time = start; time <= end; time += step) {
    times.push(time);
  }
  const value = evaluated(call, expression, times);
  const lines =
    value.type === 'scalar'
      ? [
          {
            labels: {},
            values: value.values,
            has: new Uint8Array(times.length).fill(1),
          },
        ]
      : (value as Extract<Value, { type: 'vector' }>).lines;
  return { resultType: 'matrix', result: matrixOf(lines, times) };
};
