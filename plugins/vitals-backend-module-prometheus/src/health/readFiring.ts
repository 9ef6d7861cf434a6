import {
  AlarmTransition,
  Failure,
  FiringPeriod,
} from '@gantry/plugin-vitals-common';
import { TimeWindow } from '@gantry/plugin-vitals-node';
import { SampleSeries } from '../client/answers';
import { firingQuery } from '../promql/queries';
import { Matcher, exactly } from '../promql/selector';
import { namesOf } from './LabelSet';
import { PrometheusSource } from './PrometheusSource';
import { PrometheusTarget } from './PrometheusTarget';
import { seriesStep } from './seriesStep';
import { severityOf } from './toAlarm';

export interface FiringAnswer {
  firing: FiringPeriod[];
  transitions: AlarmTransition[];
  missing: Failure[];
}

/** When the alerts of a target fired, as the series ALERTS remembers it, to the precision of a step. */
export async function readFiring(
  source: PrometheusSource,
  target: PrometheusTarget,
  window: TimeWindow,
  signal: AbortSignal,
): Promise<FiringAnswer> {
  const { labels = {}, alerts } = target;
  if (alerts.length === 0) {
    return { firing: [], transitions: [], missing: [] };
  }
  const scopes =
    alerts === 'all'
      ? [
          exactly(labels),
          ...scopesOfLost(await source.lostLabels(target, signal)),
        ]
      : alerts.map((name): Matcher[] => [['alertname', '=', name]]);
  const step = seriesStep(window);
  const missing: Failure[] = [];
  const answers = await source.client.queryRange(
    firingQuery(scopes, namesOf(labels)),
    window,
    step,
    signal,
    failure => missing.push(failure),
  );
  // An alert that is asked for by name may be that of another service; see RuleIndex.
  const own = answers.filter(({ labels: given }) =>
    Object.entries(labels).every(
      ([label, value]) => (given[label] || value) === value,
    ),
  );
  const firing = own
    .flatMap(series => periodsOf(series, window, step))
    .sort((a, b) => a.from.localeCompare(b.from));
  return { firing, transitions: transitionsOf(firing, window), missing };
}

function scopesOfLost(lost: ReadonlyMap<string, string[]>): Matcher[][] {
  return [...lost].map(([name, labels]) => [
    ['alertname', '=', name],
    ...labels.map((label): Matcher => [label, '=', '']),
  ]);
}

function periodsOf(
  { labels, points }: SampleSeries,
  { from, to }: TimeWindow,
  step: number,
): FiringPeriod[] {
  const spans: [number, number][] = [];
  for (const [at] of points) {
    const last = spans.at(-1);
    if (last && at - last[1] <= step) {
      last[1] = at;
    } else {
      spans.push([at, at]);
    }
  }
  return spans.map(([begin, end]) => ({
    alarm: labels.alertname,
    severity: severityOf(labels),
    // It may have begun at any time since the last point at which it was quiet; the window's begin is no begin.
    from: new Date(Math.max(begin, from.getTime())).toISOString(),
    ...(end + step <= to.getTime() && {
      to: new Date(end + step).toISOString(),
    }),
  }));
}

function transitionsOf(
  firing: FiringPeriod[],
  { from }: TimeWindow,
): AlarmTransition[] {
  return firing
    .flatMap(({ alarm, from: begin, to }): AlarmTransition[] => [
      ...(Date.parse(begin) > from.getTime()
        ? [
            {
              alarm,
              to: 'firing' as const,
              at: begin,
              summary: 'Began to fire',
            },
          ]
        : []),
      ...(to
        ? [{ alarm, to: 'quiet' as const, at: to, summary: 'Stopped firing' }]
        : []),
    ])
    .sort((a, b) => b.at.localeCompare(a.at));
}
