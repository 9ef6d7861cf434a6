import {
  Failure,
  HealthInspection,
  ObjectiveState,
} from '@gantry/plugin-vitals-common';
import {
  TimeWindow,
  UpstreamError,
  toFailure,
} from '@gantry/plugin-vitals-node';
import { subjectOf } from '../client/failures';
import { PrometheusSource } from './PrometheusSource';
import { PrometheusTarget } from './PrometheusTarget';
import { keyIn, namesOf } from './LabelSet';
import { judgeObjectives } from './judgeObjectives';
import { readCharts } from './readCharts';
import { readEntityQueries } from './readEntityQueries';
import { readFiring } from './readFiring';

/**
 * The golden signals of one entity, the periods in which its alerts fired, and how its promises stand. Each
 * stands without the others; what is missing is said.
 *
 * @throws UpstreamError when nothing can be read
 */
export async function inspectTarget(
  source: PrometheusSource,
  target: PrometheusTarget,
  window: TimeWindow,
  signal: AbortSignal,
): Promise<HealthInspection> {
  const { client } = source;
  const [charts, queries, firing, objectives] = await Promise.allSettled([
    readCharts(source, target, window, signal),
    readEntityQueries(client, target, window, signal),
    readFiring(source, target, window, signal),
    readObjectives(source, target, signal),
  ]);
  const outcomes = [charts, queries, firing, objectives];
  const missing: Failure[] = [
    ...outcomes.flatMap(outcome =>
      outcome.status === 'rejected'
        ? [toFailure(outcome.reason, subjectOf(client.instance))]
        : [],
    ),
    ...(valueOf(charts)?.missing ?? []),
    ...(valueOf(queries)?.missing ?? []),
    ...(valueOf(firing)?.missing ?? []),
  ];
  const isAnswered = [
    target.labels && valueOf(charts),
    target.alerts.length > 0 && valueOf(firing),
    valueOf(queries)?.charts.length,
  ].some(Boolean);
  if (!isAnswered && missing.length > 0) {
    throw new UpstreamError(missing[0]);
  }
  return {
    charts: [
      ...(valueOf(charts)?.charts ?? []),
      ...(valueOf(queries)?.charts ?? []),
    ],
    firing: valueOf(firing)?.firing ?? [],
    transitions: valueOf(firing)?.transitions ?? [],
    objectives: valueOf(objectives),
    missing: missing.length > 0 ? unique(missing) : undefined,
  };
}

async function readObjectives(
  source: PrometheusSource,
  target: PrometheusTarget,
  signal: AbortSignal,
): Promise<ObjectiveState[] | undefined> {
  const { labels, objectives } = target;
  if (!labels || objectives.length === 0) {
    return undefined;
  }
  const { profiles, failures } = await source.readOne(target, signal);
  const key = keyIn(namesOf(labels), labels);
  return judgeObjectives(
    objectives,
    profiles.find(({ requests }) => requests.has(key)),
    key,
    failures[0]?.message,
  );
}

function valueOf<T>(outcome: PromiseSettledResult<T>): T | undefined {
  return outcome.status === 'fulfilled' ? outcome.value : undefined;
}

/** An upstream that is away fails every question with the same words. */
function unique(failures: Failure[]): Failure[] {
  return failures.filter(
    ({ message }, i) =>
      failures.findIndex(each => each.message === message) === i,
  );
}
