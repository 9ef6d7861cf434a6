import {
  Chart,
  Failure,
  Objective,
  ReferenceLine,
  Series,
  objectiveTitle,
} from '@gantry/plugin-vitals-common';
import { TimeWindow, toFailure } from '@gantry/plugin-vitals-node';
import { SampleSeries } from '../client/answers';
import { PrometheusClient } from '../client/PrometheusClient';
import { subjectOf } from '../client/failures';
import { QueryProfile } from '../profiles';
import {
  Scope,
  errorsQuery,
  quantileQuery,
  requestsQuery,
} from '../promql/queries';
import { exactly } from '../promql/selector';
import { PrometheusSource } from './PrometheusSource';
import { PrometheusTarget } from './PrometheusTarget';
import { quantiles } from './readFigures';
import { rateWindow, seriesStep } from './seriesStep';

export interface ChartsAnswer {
  charts: Chart[];
  missing: Failure[];
}

/** Requests, errors and latency of exactly the series that carry the labels of a target. */
export async function readCharts(
  { client, instance, native }: PrometheusSource,
  { labels, objectives }: PrometheusTarget,
  window: TimeWindow,
  signal: AbortSignal,
): Promise<ChartsAnswer> {
  if (!labels) {
    return { charts: [], missing: [] };
  }
  const step = seriesStep(window);
  const over = rateWindow(step);
  const scope: Scope = { matchers: exactly(labels), by: [], native };
  const missing: Failure[] = [];
  const ask = (query: string) =>
    client.queryRange(query, window, step, signal, failure =>
      missing.push(failure),
    );

  const outcomes = await Promise.allSettled(
    instance.profiles.map(async profile => {
      const byStatus = { ...scope, by: [profile.statusLabel] };
      return {
        profile,
        requests: await ask(requestsQuery(profile, byStatus, 'rate', over)),
      };
    }),
  );
  signal.throwIfAborted();
  const noted = (error: unknown) => {
    missing.push(toFailure(error, subjectOf(instance)));
    return undefined;
  };
  const answers = outcomes.flatMap(outcome =>
    outcome.status === 'fulfilled' ? [outcome.value] : [],
  );
  const errorsOfProfiles = outcomes.flatMap(outcome =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  if (answers.length === 0 && errorsOfProfiles.length > 0) {
    throw errorsOfProfiles[0];
  }
  errorsOfProfiles.forEach(noted);
  const found = answers.find(({ requests }) => requests.length > 0);
  if (!found) {
    return { charts: [], missing };
  }
  const { profile, requests } = found;
  const [errors, latency] = await Promise.all([
    ask(errorsQuery(profile, scope, 'rate', over)).catch(noted),
    readLatency(ask, profile, scope, over).catch(noted),
  ]);
  return {
    charts: [
      {
        id: 'requests',
        title: 'Requests',
        signal: 'traffic',
        unit: 'Count/Second',
        step,
        series: byClass(requests, profile),
        lines: [],
      },
      ...(errors
        ? [
            {
              id: 'errors',
              title: 'Error ratio',
              signal: 'errors' as const,
              unit: 'Percent' as const,
              step,
              series: [ratio(errors[0]?.points ?? [], requests)],
              lines: availabilityLines(objectives),
            },
          ]
        : []),
      ...(latency && latency.length > 0
        ? [
            {
              id: 'latency',
              title: 'Latency',
              signal: 'latency' as const,
              unit: 'Seconds' as const,
              step,
              series: latency,
              lines: latencyLines(objectives),
            },
          ]
        : []),
    ],
    missing,
  };
}

/** Of the first histogram that has anything to say. */
async function readLatency(
  ask: (query: string) => ReturnType<PrometheusClient['queryRange']>,
  profile: QueryProfile,
  scope: Scope,
  over: string,
): Promise<Series[]> {
  const factor = profile.durationUnit === 'seconds' ? 1 : 1 / 1000;
  for (const duration of profile.durations) {
    const answers = await Promise.all(
      quantiles.map(async quantile => {
        const query = quantileQuery(duration, profile, scope, quantile, over);
        const [series] = await ask(query);
        return {
          name: `p${quantile * 100}`,
          points: (series?.points ?? []).map(
            ([at, value]): [number, number] => [at, value * factor],
          ),
        };
      }),
    );
    const found = answers.filter(({ points }) => points.length > 0);
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

/** `2xx`, `5xx` and so on; a status that is no number keeps its word. */
function byClass(
  answers: SampleSeries[],
  { statusLabel }: QueryProfile,
): Series[] {
  const classes = new Map<string, Map<number, number>>();
  for (const { labels, points } of answers) {
    const status = labels[statusLabel] ?? '';
    const name = /^[1-5](\d\d|xx)$/i.test(status)
      ? `${status[0]}xx`
      : status || 'all';
    const sums = classes.get(name) ?? new Map<number, number>();
    for (const [at, value] of points) {
      sums.set(at, (sums.get(at) ?? 0) + value);
    }
    classes.set(name, sums);
  }
  return [...classes]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, sums]) => ({ name, points: sorted(sums) }));
}

/** In percent; where there were no requests there is no ratio. */
function ratio(errors: [number, number][], requests: SampleSeries[]): Series {
  const bad = new Map(errors);
  const totals = new Map<number, number>();
  for (const [at, value] of requests.flatMap(({ points }) => points)) {
    totals.set(at, (totals.get(at) ?? 0) + value);
  }
  return {
    name: 'Errors',
    points: sorted(totals)
      .filter(([, total]) => total > 0)
      .map(([at, total]) => [
        at,
        Math.min(((bad.get(at) ?? 0) / total) * 100, 100),
      ]),
  };
}

function sorted(points: Map<number, number>): [number, number][] {
  return [...points].sort(([a], [b]) => a - b);
}

function availabilityLines(objectives: Objective[]): ReferenceLine[] {
  return objectives.flatMap(objective =>
    objective.indicator === 'availability'
      ? [
          {
            // 100 − 99.9 is not quite 0.1 in binary.
            value: Number((100 - objective.percent).toPrecision(12)),
            kind: 'objective' as const,
            label: objectiveTitle(objective),
          },
        ]
      : [],
  );
}

function latencyLines(objectives: Objective[]): ReferenceLine[] {
  return objectives.flatMap(objective =>
    objective.indicator === 'latency'
      ? [
          {
            value: objective.milliseconds / 1000,
            kind: 'objective' as const,
            label: objectiveTitle(objective),
          },
        ]
      : [],
  );
}
