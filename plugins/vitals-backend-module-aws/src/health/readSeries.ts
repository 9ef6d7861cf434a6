import {
  CloudWatchClient,
  GetMetricDataCommand,
  MetricDataQuery,
  MetricStat,
} from '@aws-sdk/client-cloudwatch';
import { Series } from '@gantry/plugin-vitals-common';
import { TimeWindow } from '@gantry/plugin-vitals-node';
import { AlarmRecord } from './AlarmRecord';
import { unitOf } from './formatQuantity';
import { seriesPeriod } from './seriesPeriod';

/** The most that CloudWatch takes at once; an alarm watches ten metrics at most. */
const mostQueries = 500;

interface Question {
  query: MetricDataQuery;
  series: Series;
}

export interface SeriesAnswer {
  series: Series[];
  /** Names of series that CloudWatch did not answer, by its word for why. */
  refused: Map<'Forbidden' | 'InternalError', string[]>;
}

/** The metrics that the alarms watch, each once, with the line that the alarm compares them with. */
export async function readSeries(
  client: CloudWatchClient,
  alarms: AlarmRecord[],
  { from, to }: TimeWindow,
  signal: AbortSignal,
): Promise<SeriesAnswer> {
  const questions = toQuestions(alarms, { from, to }).slice(0, mostQueries);
  const byId = new Map(questions.map(each => [each.query.Id, each.series]));
  const refused: SeriesAnswer['refused'] = new Map();
  if (questions.length === 0) {
    return { series: [], refused };
  }
  let token: string | undefined;
  do {
    const page = await client.send(
      new GetMetricDataCommand({
        MetricDataQueries: questions.map(({ query }) => query),
        StartTime: from,
        EndTime: to,
        ScanBy: 'TimestampAscending',
        NextToken: token,
      }),
      { abortSignal: signal },
    );
    for (const result of page.MetricDataResults ?? []) {
      const { Id, StatusCode, Timestamps = [], Values = [] } = result;
      const series = byId.get(Id);
      Timestamps.forEach((time, i) => {
        series?.points.push([time.getTime(), Values[i]]);
      });
      if (StatusCode === 'Forbidden' || StatusCode === 'InternalError') {
        const names = refused.get(StatusCode) ?? [];
        refused.set(StatusCode, [...names, series?.name ?? Id ?? '']);
      }
    }
    token = page.NextToken || undefined;
  } while (token);
  for (const { points } of byId.values()) {
    points.sort(([a], [b]) => a - b);
  }
  return { series: questions.map(({ series }) => series), refused };
}

function toQuestions(alarms: AlarmRecord[], window: TimeWindow): Question[] {
  const questions = new Map<string, Question>();
  for (const { name, metric } of alarms) {
    for (const stat of metric ? statsOf(metric) : []) {
      const key = JSON.stringify(stat);
      if (questions.has(key)) {
        continue;
      }
      const { MetricName = '' } = stat.Metric!;
      const period = seriesPeriod(window, stat.Period ?? 60, Date.now());
      questions.set(key, {
        query: {
          Id: `m${questions.size}`,
          MetricStat: { ...stat, Period: period },
        },
        series: {
          name: `${stat.Stat} of ${MetricName} (${name})`,
          unit: metric?.Unit ?? unitOf(MetricName),
          points: [],
          threshold: metric?.MetricName ? metric.Threshold : undefined,
        },
      });
    }
  }
  return [...questions.values()];
}

/** The raw metrics of an alarm; what metric math makes of them stays CloudWatch's. */
function statsOf(alarm: NonNullable<AlarmRecord['metric']>): MetricStat[] {
  const { Namespace, MetricName, Dimensions, Period, Unit } = alarm;
  if (!MetricName) {
    return (alarm.Metrics ?? []).flatMap(({ MetricStat: stat }) =>
      stat?.Metric ? stat : [],
    );
  }
  return [
    {
      Metric: { Namespace, MetricName, Dimensions },
      Period,
      Stat: alarm.ExtendedStatistic ?? alarm.Statistic ?? 'Average',
      Unit,
    },
  ];
}
