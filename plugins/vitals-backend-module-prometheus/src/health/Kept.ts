import { unlessAborted } from '@gantry/plugin-vitals-node';
import { LRUCache } from 'lru-cache';

interface Entry<T> {
  /** When it was asked for, in milliseconds since the epoch. */
  at: number;
  value: T;
}

const most = 500;
const longestFetch = 60_000;
/** What could not be read anew may be this many periods old. */
const periodsForgiven = 3;
/** What is too much for the upstream is not asked for again at every survey. */
const longestPause = 5 * 60_000;

/**
 * Answers that change slowly, each asked for once a period, whoever waits. Who cannot wait for a new answer
 * goes on with the last one; the asking goes on, and the next one finds what came of it.
 */
export class Kept<T> {
  private readonly entries = new LRUCache<string, Entry<T>>({ max: most });
  private readonly errors = new LRUCache<string, Entry<unknown>>({ max: most });
  private readonly underway = new Map<string, Promise<T>>();

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * @param period - milliseconds for which an answer is new
   * @throws what `ask` threw, or the signal's reason, where there is no last answer that will do
   */
  async get(
    key: string,
    period: number,
    ask: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const entry = this.entries.get(key);
    if (entry && this.age(entry) < period) {
      return entry.value;
    }
    try {
      const failed = this.errors.get(key);
      if (failed && this.age(failed) < Math.min(period, longestPause)) {
        throw failed.value;
      }
      return await unlessAborted(
        this.underway.get(key) ?? this.begin(key, ask),
        signal,
      );
    } catch (error) {
      if (entry && this.age(entry) < periodsForgiven * period) {
        return entry.value;
      }
      throw error;
    }
  }

  private begin(
    key: string,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const at = this.now();
    const asking = ask(AbortSignal.timeout(longestFetch));
    this.underway.set(key, asking);
    asking
      .then(
        value => this.entries.set(key, { at, value }),
        error => this.errors.set(key, { at, value: error }),
      )
      .finally(() => this.underway.delete(key));
    return asking;
  }

  private age({ at }: { at: number }): number {
    return this.now() - at;
  }
}
