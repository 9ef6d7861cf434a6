import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricDataCommandOutput,
  MetricDataQuery,
  StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import { TimeWindow, UpstreamError } from '@gantry/plugin-vitals-node';
import limiterFactory from 'p-limit';
import { clockAhead } from '../clockAhead';
import { readPages } from '../readPages';
import { MetricOutcome, MetricQuery, Points, queryKey } from './MetricQuery';
import { isUnserved } from './isUnserved';
import { MetricCall, packQueries } from './packQueries';
import { Refund, sendPaid } from './sendPaid';

const callsAtOnce = 4;

/** The answers, by {@link queryKey}. */
export type MetricOutcomes = ReadonlyMap<string, MetricOutcome>;

/** One result as it comes together from several pages. */
class Answer {
  private readonly points: Points = [];
  private refused?: string;

  /** @param ahead - how far CloudWatch's clock is ahead of ours, in milliseconds */
  constructor(private readonly ahead: number) {}

  take(
    result: NonNullable<GetMetricDataCommandOutput['MetricDataResults']>[0],
  ): void {
    const { StatusCode, Timestamps = [], Values = [] } = result;
    Timestamps.forEach((time, i) => {
      // An emulator answers nothing for a statistic that it does not know.
      if (Number.isFinite(Values[i])) {
        this.points.push([time.getTime() - this.ahead, Values[i]]);
      }
    });
    if (StatusCode === 'Forbidden' || StatusCode === 'InternalError') {
      this.refused = StatusCode;
    }
  }

  outcome(): MetricOutcome {
    return this.refused
      ? { refused: this.refused }
      : { points: this.points.sort(([a], [b]) => a - b) };
  }
}

export interface MetricReaderOptions {
  client: CloudWatchClient;
  /** Classifies what a call threw. */
  toError: (error: unknown) => UpstreamError;
  /**
   * Pays for so many metrics.
   *
   * @throws UpstreamError when the budget does not allow it
   */
  pay: (metrics: number) => Promise<Refund>;
}

/** Asks CloudWatch for metrics in one region of one account. */
export class MetricReader {
  constructor(private readonly options: MetricReaderOptions) {}

  /** Classifies what a call threw. */
  toError(error: unknown): UpstreamError {
    return this.options.toError(error);
  }

  /**
   * The figures of some metrics over a window, each asked for once, in as few calls as CloudWatch allows.
   * A call that fails leaves the others alone: it is the outcome of what it asked.
   *
   * @throws the signal's reason once it has aborted
   */
  async read(
    queries: Iterable<MetricQuery>,
    window: TimeWindow,
    signal: AbortSignal,
  ): Promise<MetricOutcomes> {
    const limit = limiterFactory(callsAtOnce);
    const calls = packQueries(queries, window).map(call =>
      limit(() => this.ask(call, signal)),
    );
    return new Map((await Promise.all(calls)).flat());
  }

  private async ask(
    call: MetricCall,
    signal: AbortSignal,
  ): Promise<[string, MetricOutcome][]> {
    try {
      return await this.send(call, signal);
    } catch (error) {
      signal.throwIfAborted();
      const { failure } = this.toError(error);
      return call.queries.map(query => [queryKey(query), { failure }]);
    }
  }

  private async send(
    { queries, window: { from, to } }: MetricCall,
    signal: AbortSignal,
  ): Promise<[string, MetricOutcome][]> {
    const { client, pay } = this.options;
    const ahead = clockAhead(client);
    const answers = queries.map(() => new Answer(ahead));
    const pages = readPages({
      ask: (token): Promise<GetMetricDataCommandOutput> =>
        sendPaid(
          client,
          new GetMetricDataCommand({
            MetricDataQueries: queries.map(toMetricDataQuery),
            StartTime: new Date(from.getTime() + ahead),
            EndTime: new Date(to.getTime() + ahead),
            ScanBy: 'TimestampAscending',
            NextToken: token,
          }),
          {
            pay: () => pay(queries.length),
            isUnserved: error => isUnserved(error, this.toError(error)),
          },
          signal,
        ),
      next: page => page.NextToken,
      complaint: 'CloudWatch answers the same page of metrics',
    });
    for await (const { MetricDataResults = [] } of pages) {
      for (const result of MetricDataResults) {
        answers[Number(result.Id?.slice(1))]?.take(result);
      }
    }
    return queries.map((query, i) => [queryKey(query), answers[i].outcome()]);
  }
}

function toMetricDataQuery(query: MetricQuery, i: number): MetricDataQuery {
  const { namespace, name, dimensions, stat, period, unit } = query;
  return {
    Id: `m${i}`,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
          Name,
          Value,
        })),
      },
      Period: period,
      Stat: stat,
      Unit: unit as StandardUnit | undefined,
    },
  };
}
