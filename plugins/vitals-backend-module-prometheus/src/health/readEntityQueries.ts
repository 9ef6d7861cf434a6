import { Chart, Failure } from '@gantry/plugin-vitals-common';
import { TimeWindow, toFailure } from '@gantry/plugin-vitals-node';
import { PrometheusClient } from '../client/PrometheusClient';
import { subjectOf } from '../client/failures';
import { ChartsAnswer } from './readCharts';
import { PrometheusTarget } from './PrometheusTarget';
import { seriesStep } from './seriesStep';

const mostSeries = 20;
const longestTitle = 80;

/** What the queries of an entity draw. One that is wrong is said, and the others are drawn. */
export async function readEntityQueries(
  client: PrometheusClient,
  { queries }: PrometheusTarget,
  window: TimeWindow,
  signal: AbortSignal,
): Promise<ChartsAnswer> {
  const step = seriesStep(window);
  const charts: Chart[] = [];
  const missing: Failure[] = [];
  for (const [i, { query, label }] of queries.entries()) {
    try {
      const answers = await client.queryRange(
        query,
        window,
        step,
        signal,
        failure => missing.push(failure),
      );
      charts.push({
        id: `query-${i + 1}`,
        title:
          query.length > longestTitle
            ? `${query.slice(0, longestTitle)}…`
            : query,
        signal: 'saturation',
        unit: 'None',
        step,
        series: answers.slice(0, mostSeries).map(({ labels, points }) => ({
          name: (label && labels[label]) || nameOf(labels),
          points,
        })),
        lines: [],
      });
    } catch (error) {
      signal.throwIfAborted();
      missing.push(toFailure(error, subjectOf(client.instance)));
    }
  }
  return { charts, missing };
}

function nameOf(labels: Record<string, string>): string {
  const pairs = Object.entries(labels)
    .filter(([label]) => label !== '__name__')
    .map(([label, value]) => `${label}=${value}`);
  return pairs.join(', ') || labels.__name__ || 'value';
}
