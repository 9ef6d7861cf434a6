import { Failure } from '@gantry/plugin-vitals-common';
import limit from 'p-limit';
import { toFailure } from '@gantry/plugin-vitals-node';
import { PrometheusClient } from '../client/PrometheusClient';
import { subjectOf } from '../client/failures';
import { boundOf } from '../promql/queries';
import { Buckets, Figures } from './Figures';
import { Kept } from './Kept';
import { keyIn } from './LabelSet';

const atOnce = 4;
/** Milliseconds for a query over a long window, which nobody needs to wait for. */
const patience = 60_000;

/** Asks the questions of one survey, a few at a time, and gathers what went wrong. */
export class FigureReader {
  readonly failures: Failure[] = [];
  private readonly limited = limit(atOnce);

  constructor(
    private readonly client: PrometheusClient,
    private readonly kept: Kept<Figures | Buckets>,
    private readonly signal: AbortSignal,
  ) {}

  /** Undefined where the question was not answered. */
  figures(
    query: string,
    names: readonly string[],
    period = 0,
  ): Promise<Figures | undefined> {
    return this.read(query, period, async signal => {
      const samples = await this.client.query(query, signal, timeoutOf(period));
      return new Map(
        samples.map(({ labels, value }) => [keyIn(names, labels), value]),
      );
    }) as Promise<Figures | undefined>;
  }

  /** Figures that are grouped by bucket, too. */
  buckets(
    query: string,
    names: readonly string[],
    period = 0,
  ): Promise<Buckets | undefined> {
    return this.read(query, period, async signal => {
      const samples = await this.client.query(query, signal, timeoutOf(period));
      const buckets: Buckets = new Map();
      for (const { labels, value } of samples) {
        const key = keyIn(names, labels);
        const ofEntity = buckets.get(key) ?? new Map<number, number>();
        const bound = boundOf(labels.le);
        // The same bound may be spelled twice, before and after a change of the client.
        ofEntity.set(bound, (ofEntity.get(bound) ?? 0) + value);
        buckets.set(key, ofEntity);
      }
      return buckets;
    }) as Promise<Buckets | undefined>;
  }

  private async read(
    query: string,
    period: number,
    ask: (signal: AbortSignal) => Promise<Figures | Buckets>,
  ): Promise<Figures | Buckets | undefined> {
    try {
      return await (period > 0
        ? this.kept.get(
            query,
            period,
            signal => this.limited(() => ask(signal)),
            this.signal,
          )
        : this.limited(() => ask(this.signal)));
    } catch (error) {
      this.failures.push(toFailure(error, subjectOf(this.client.instance)));
      return undefined;
    }
  }
}

function timeoutOf(period: number): number | undefined {
  return period > 0 ? patience : undefined;
}
