import { ScrapedSeries } from '../../estate/scrape/ScrapedSeries';
import { invalid, timeOf } from './parameters';
import { PrometheusCall, Route } from './PrometheusCall';
import { parse } from './promql/parse';
import { PrometheusError } from './promql/PrometheusError';
import { seriesOf } from './promql/selectors';
import { matcherOf } from './promql/Matcher';
import { Selector } from './promql/Expression';

const everything: Selector = {
  type: 'selector',
  matchers: [matcherOf('__name__', '!=', '')],
  offset: 0,
};

function selectorOf(text: string): Selector {
  const expression = parse(text);
  if (expression.type !== 'selector' || expression.range !== undefined) {
    throw invalid('match[]', `"${text}" is no series selector`);
  }
  return expression;
}

/** The series that the selectors of a call select, each once. */
function selected(call: PrometheusCall): ScrapedSeries[] {
  const { parameters, storage, now } = call;
  const from = timeOf(parameters, 'start', storage.oldest());
  const to = timeOf(parameters, 'end', now);
  if (to < from) {
    throw invalid('end', 'end timestamp must not be before start time');
  }
  const texts = parameters.getAll('match[]');
  const selectors = texts.length > 0 ? texts.map(selectorOf) : [everything];
  const all = new Map<string, ScrapedSeries>();
  for (const selector of selectors) {
    for (const series of seriesOf(storage, selector, from, to)) {
      all.set(JSON.stringify(series.labels), series);
    }
  }
  return [...all.values()];
}

export const series: Route = call => {
  if (!call.parameters.has('match[]')) {
    throw new PrometheusError('bad_data', 'no match[] parameter provided');
  }
  return selected(call).map(({ labels }) => labels);
};

export const labels: Route = call => {
  const names = selected(call).flatMap(each => Object.keys(each.labels));
  return [...new Set(names)].sort();
};

export function labelValues(name: string): Route {
  return call => {
    if (!/^[a-zA-Z_]\w*$/.test(name)) {
      throw new PrometheusError('bad_data', `invalid label name: "${name}"`);
    }
    const values = selected(call).flatMap(each => each.labels[name] ?? []);
    return [...new Set(values)].sort();
  };
}

export const metadata: Route = ({ metadata: all, parameters }) => {
  const wanted = parameters.get('metric');
  const limit = Number(parameters.get('limit') || Infinity);
  return Object.fromEntries(
    all()
      .filter(({ name }) => !wanted || name === wanted)
      .slice(0, limit >= 0 ? limit : undefined)
      .map(({ name, type, help }) => [name, [{ type, help, unit: '' }]]),
  );
};

/** The version that the workload `ecommerce-prometheus` runs. */
export const buildInfo: Route = ({ estate }) => ({
  version:
    estate.workloads
      .find(({ name }) => name === 'ecommerce-prometheus')
      ?.image.split(':v')[1] ?? '',
  revision: 'lab',
  branch: 'HEAD',
  buildUser: 'lab',
  buildDate: '20240827-10:54:08',
  goVersion: 'go1.22.6',
});
