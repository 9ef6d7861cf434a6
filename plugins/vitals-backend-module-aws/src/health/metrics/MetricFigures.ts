import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { AwsSource } from '@gantry/plugin-aws-node';
import { Failure } from '@gantry/plugin-vitals-common';
import { toFailure } from '@gantry/plugin-vitals-node';
import limiterFactory from 'p-limit';
import { failuresOf } from './failuresOf';
import { MetricQuery, Points, queryKey } from './MetricQuery';
import { MetricReader } from './MetricReader';
import { Clock, Grain, Watch, grains } from './Watch';
import { packWatches } from './packWatches';

/** In milliseconds. Surveys jitter; a figure must not wait for another whole round for that. */
const tolerance = 15_000;
/** AWS's own metrics are there two minutes after the end of a period. */
const settles = 2 * 60_000;
/** Figures count for as many periods as readings do. */
const periodsValid = 3;
const longestReading = 15_000;
const callsAtOnce = 4;

export interface StoredFigure {
  key: string;
  /** ISO 8601. */
  readAt: string;
  /** Plain data. */
  figure: unknown;
}

/** Keeps figures for all replicas, as any of them may be the next to survey a source. */
export interface FigureStore {
  /** Those of a source that were read after a time (ISO 8601). */
  load(source: string, after: string): Promise<StoredFigure[]>;
  save(source: string, figures: StoredFigure[]): Promise<void>;
  /** Forgets those that were read before a time. */
  forget(source: string, before: string): Promise<void>;
}

export interface MetricFiguresOptions {
  source: AwsSource;
  reader: MetricReader;
  store: FigureStore;
  logger: LoggerService;
  /** Milliseconds. */
  period: number;
}

export type FigureOutcome<F> =
  { figure: F } | { failure: Failure; since: string };

/** What is worked out of metrics at surveys, seldom asked for and shared by all who need it. */
export class MetricFigures {
  private readonly known = new Map<string, { at: number; figure: unknown }>();
  private readonly failed = new Map<
    string,
    { failure: Failure; since: string }
  >();
  private loadedUpTo = '';

  constructor(private readonly options: MetricFiguresOptions) {}

  /** Asks for what a whole survey needs where it is not fresh, and forgets the rest. */
  async learn(watches: Watch[], signal: AbortSignal): Promise<void> {
    const hasAsked = await this.add(watches, signal);
    const wanted = new Set(watches.map(hashOf));
    for (const kept of [this.known, this.failed]) {
      for (const key of kept.keys()) {
        if (!wanted.has(key)) {
          kept.delete(key);
        }
      }
    }
    if (hasAsked) {
      const { source, store } = this.options;
      const outlived = Date.now() - this.validFor('coarse');
      await this.attempt(() =>
        store.forget(source.id, new Date(outlived).toISOString()),
      );
    }
  }

  /**
   * Asks for what is not fresh. Never fails: what could not be read is told by {@link get}.
   *
   * @returns whether there was anything
   * @throws the signal's reason once it has aborted
   */
  async add(watches: Watch[], signal: AbortSignal): Promise<boolean> {
    if (!watches.some(watch => this.isDue(watch))) {
      return false;
    }
    await this.attempt(() => this.load());
    // Entities may share a resource.
    const distinct = new Map(watches.map(watch => [watch.key, watch]));
    const due = [...distinct.values()].filter(watch => this.isDue(watch));
    const deadline = AbortSignal.timeout(longestReading);
    const limit = limiterFactory(callsAtOnce);
    await Promise.all(
      packWatches(due).map(pack =>
        limit(() => this.read(pack, signal, deadline)),
      ),
    );
    return due.length > 0;
  }

  /** What is known, if it is not too old; else why it is not. */
  get<F>(watch: Watch<F>): FigureOutcome<F> {
    const key = hashOf(watch);
    const known = this.known.get(key);
    if (known && Date.now() - known.at <= this.validFor(watch.grain)) {
      return { figure: known.figure as F };
    }
    return (
      this.failed.get(key) ?? {
        failure: {
          kind: 'timeout',
          message: `CloudWatch of ${this.options.source.account.name} in ${this.options.source.region} has not been asked yet.`,
        },
        since: new Date().toISOString(),
      }
    );
  }

  private async read(
    watches: Watch[],
    signal: AbortSignal,
    deadline: AbortSignal,
  ): Promise<void> {
    const { reader, source, store } = this.options;
    const clock = clockOf(watches[0].grain);
    const read: StoredFigure[] = [];
    try {
      const outcomes = await reader.read(
        watches.flatMap(queriesOf),
        windowOf(watches[0].grain, clock),
        AbortSignal.any([signal, deadline]),
      );
      for (const watch of watches) {
        const queries = queriesOf(watch);
        const [failure] = failuresOf(queries, outcomes, source);
        if (failure) {
          this.fail(watch, failure);
          continue;
        }
        const series = queries.map(query => {
          const outcome = outcomes.get(queryKey(query));
          return outcome && 'points' in outcome ? outcome.points : [];
        });
        read.push(this.fold(watch, series, clock));
      }
    } catch (error) {
      signal.throwIfAborted();
      const { failure } = reader.toError(error);
      watches.forEach(watch => this.fail(watch, failure));
    }
    await this.attempt(() => store.save(source.id, read));
  }

  private fold(watch: Watch, series: Points[], clock: Clock): StoredFigure {
    const key = hashOf(watch);
    const before = this.known.get(key)?.figure;
    const figure = watch.fold(series, clock, before);
    this.known.set(key, { at: clock.now, figure });
    this.failed.delete(key);
    return { key, readAt: new Date(clock.now).toISOString(), figure };
  }

  private fail(watch: Watch, failure: Failure): void {
    const key = hashOf(watch);
    const since = this.failed.get(key)?.since ?? new Date().toISOString();
    this.failed.set(key, { failure, since });
  }

  private async load(): Promise<void> {
    const { source, store } = this.options;
    const figures = await store.load(source.id, this.loadedUpTo);
    for (const { key, readAt, figure } of figures) {
      const at = Date.parse(readAt);
      if (!(at <= (this.known.get(key)?.at ?? -Infinity))) {
        this.known.set(key, { at, figure });
        this.failed.delete(key);
      }
      this.loadedUpTo = readAt > this.loadedUpTo ? readAt : this.loadedUpTo;
    }
  }

  /** What is kept saves money; without it the survey goes on. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { message } = toFailure(error, 'The store of metrics');
      this.options.logger.warn(`${this.options.source.id}: ${message}`);
    }
  }

  private isDue(watch: Watch): boolean {
    const known = this.known.get(hashOf(watch));
    const age = Date.now() - (known?.at ?? -Infinity);
    return age >= this.every(watch.grain) - tolerance;
  }

  private every(grain: Grain): number {
    return Math.max(this.options.period, grains[grain].every);
  }

  private validFor(grain: Grain): number {
    return periodsValid * this.every(grain);
  }
}

function clockOf(grain: Grain): Clock {
  const now = Date.now();
  const step = grains[grain].period * 1_000;
  return { now, end: Math.floor((now - settles) / step) * step };
}

function windowOf(grain: Grain, { end, now }: Clock) {
  // Up to the minute: what has gone wrong since the last whole period shows already.
  const last = grain === 'fine' ? Math.floor(now / 60_000) * 60_000 : end;
  return { from: new Date(end - grains[grain].span), to: new Date(last) };
}

function queriesOf({ grain, statistics }: Watch): MetricQuery[] {
  const { period } = grains[grain];
  return statistics.map(statistic => ({ ...statistic, period }));
}

function hashOf({ key }: Watch): string {
  return createHash('sha256').update(key).digest('base64url');
}
