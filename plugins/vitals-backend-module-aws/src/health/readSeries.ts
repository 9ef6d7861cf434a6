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

/** The most that CloudWatch takes at once. */
const queriesPerCall = 500;

interface Question {
  query: MetricDataQuery;
  series: Series;
}

/** The metrics that the alarms watch, each once, with the line that the alarm compares them with. */
export async function readSeries(
  client: CloudWatchClient,
  alarms: AlarmRecord[],
  window: TimeWindow,
  signal: AbortSignal,
): Promise<Series[]> {
  const questions = toQuestions(alarms, window);
  for (let start = 0; start < questions.length; start += queriesPerCall) {
    await ask(
      client,
      questions.slice(start, start + queriesPerCall),
      window,
      signal,
    );
  }
  return questions.map(({ series }) => series);
}

async function ask(
  client: CloudWatchClient,
  questions: Question[],
  { from, to }: TimeWindow,
  signal: AbortSignal,
): Promise<void> {
  const byId = new Map(questions.map(each => [each.query.Id, each.series]));
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
    for (const { Id, Timestamps = [], Values = [] } of page.MetricDataResults ??
      []) {
      Timestamps.forEach((time, i) => {
        byId.get(Id)?.points.push([time.getTime(), Values[i]]);
      });
    }
    token = page.NextToken || undefined;
  } while (token);
  for (const { points } of byId.values()) {
    points.sort(([a], [b]) => a - b);
  }
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
