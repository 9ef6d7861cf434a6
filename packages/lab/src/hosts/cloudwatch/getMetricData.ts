import { z } from 'zod';
import { datapointOf } from '../../estate/datapoints';
import { metricKey, Series } from '../../estate/Series';
import { isStatistic } from '../../estate/statistics';
import { readToken, writeToken } from '../../protocols/pageToken';
import { Operation, OperationContext } from '../AwsService';
import { parseInput } from '../parseInput';
import { invalidNextToken, validationError } from './errors';

const MAX_DATAPOINTS = 100_800;
const DAY = 24 * 3600_000;
/**
 * Hours are asked for by the month, whose every minute would take seconds to work out. Seven hits as often as it
 * should what happens every five or ten minutes.
 */
const hourStride = 7;

const metricStat = z.object({
  Metric: z.object({
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z
      .array(z.object({ Name: z.string(), Value: z.string() }))
      .default([]),
  }),
  Period: z
    .number()
    .int()
    .min(60)
    .max(86400)
    .refine(value => value % 60 === 0, 'Period must be a multiple of 60'),
  Stat: z.string().refine(isStatistic, 'The lab knows no such statistic'),
});

const getMetricDataInput = z.object({
  MetricDataQueries: z
    .array(
      z.object({
        Id: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,254}$/),
        MetricStat: metricStat.optional(),
        Expression: z.string().optional(),
        Label: z.string().optional(),
        ReturnData: z.boolean().default(true),
      }),
    )
    .min(1)
    .max(500),
  StartTime: z.number(),
  EndTime: z.number(),
  NextToken: z.string().optional(),
  ScanBy: z
    .enum(['TimestampDescending', 'TimestampAscending'])
    .default('TimestampDescending'),
  MaxDatapoints: z
    .number()
    .int()
    .min(1)
    .max(MAX_DATAPOINTS)
    .default(MAX_DATAPOINTS),
});

type Input = z.output<typeof getMetricDataInput>;
type Query = Input['MetricDataQueries'][number] & {
  MetricStat: z.output<typeof metricStat>;
};

/** CloudWatch keeps minutes for 15 days, five minutes for 63 and hours for 455. */
function keptSince(period: number, now: number): number {
  if (period < 300) {
    return now - 15 * DAY;
  }
  return now - (period < 3600 ? 63 : 455) * DAY;
}

/** The starts of the periods that a query asks for, in the order in which they are answered. */
function startsOf(input: Input, period: number, now: number): number[] {
  const step = period * 1000;
  const from = Math.max(input.StartTime * 1000, keptSince(period, now));
  const to = Math.min(input.EndTime * 1000, now);
  const starts: number[] = [];
  for (let start = Math.floor(from / step) * step; start < to; start += step) {
    starts.push(start);
  }
  return input.ScanBy === 'TimestampDescending' ? starts.reverse() : starts;
}

function queriesOf(input: Input): Query[] {
  if (input.StartTime >= input.EndTime) {
    throw validationError(
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  const ids = new Set(input.MetricDataQueries.map(({ Id }) => Id));
  if (ids.size < input.MetricDataQueries.length) {
    throw validationError(
      'The values for parameter id in MetricDataQueries are not unique.',
    );
  }
  return input.MetricDataQueries.filter(({ ReturnData }) => ReturnData).map(
    ({ MetricStat, ...query }) => {
      if (!MetricStat) {
        throw validationError(
          `Query ${query.Id} has no MetricStat. The lab does no metric math.`,
        );
      }
      return { ...query, MetricStat };
    },
  );
}

function seriesOf(
  query: Query,
  { estate, region }: OperationContext,
): Series | undefined {
  const { Namespace, MetricName, Dimensions } = query.MetricStat.Metric;
  const key = metricKey({
    namespace: Namespace,
    metricName: MetricName,
    dimensions: Object.fromEntries(
      Dimensions.map(({ Name, Value }) => [Name, Value]),
    ),
  });
  return estate.series(region).get(key);
}

/** The datapoints of up to 500 metrics. An unknown metric is one without datapoints, as in CloudWatch. */
export const getMetricData: Operation = (raw, context) => {
  const { NextToken, MaxDatapoints, ...input } = parseInput(
    getMetricDataInput,
    raw,
  );
  const queries = queriesOf({ ...input, MaxDatapoints });
  const request = { region: context.region, ...input };

  // A token remembers the instant of the first page, so that no page shifts under the reader.
  let position = { query: 0, period: 0, now: context.now };
  if (NextToken !== undefined) {
    const parsed = z
      .object({ query: z.number(), period: z.number(), now: z.number() })
      .safeParse(readToken(NextToken, request));
    if (!parsed.success) {
      throw invalidNextToken();
    }
    position = parsed.data;
  }
  const { now } = position;

  let room = MaxDatapoints;
  let next: typeof position | undefined;
  const results: object[] = [];
  for (let index = position.query; index < queries.length && !next; index++) {
    const { Id, Label, MetricStat } = queries[index];
    const series = seriesOf(queries[index], context);
    const starts = series
      ? startsOf({ ...input, MaxDatapoints }, MetricStat.Period, now)
      : [];
    const Timestamps: Date[] = [];
    const Values: number[] = [];
    const stride = MetricStat.Period === 3_600 ? hourStride : 1;
    let period = index === position.query ? position.period : 0;
    for (; series && period < starts.length && room > 0; period++) {
      const start = starts[period];
      const point = datapointOf(
        series,
        MetricStat.Stat,
        { start, seconds: MetricStat.Period, now, stride },
        context.estate.journal,
      );
      if (point) {
        Timestamps.push(new Date(start));
        Values.push(point.value);
        room -= 1;
      }
    }
    const complete = period >= starts.length;
    if (!complete) {
      next = { query: index, period, now };
    } else if (room === 0 && index + 1 < queries.length) {
      next = { query: index + 1, period: 0, now };
    }
    results.push({
      Id,
      Label: Label ?? MetricStat.Metric.MetricName,
      Timestamps,
      Values,
      StatusCode: complete ? 'Complete' : 'PartialData',
    });
  }
  return {
    MetricDataResults: results,
    Messages: [],
    NextToken: next && writeToken(next, request),
  };
};
