import { LoggerService } from '@backstage/backend-plugin-api';
import { unlessAborted } from '@gantry/plugin-vitals-node';
import { randomUUID } from 'crypto';
import { Claim, NoticeStore } from './NoticeStore';
import { SinkRegistry } from './SinkRegistry';

export interface OutboxOptions {
  store: NoticeStore;
  sinks: SinkRegistry;
  logger: LoggerService;
}

/** In milliseconds. A replica that has not said in so long that it is done is taken for dead. */
const lease = 150_000;
/** The stock processor of Slack lets ten messages through a minute unless told, and has the others wait. */
const deadline = 120_000;
const shortestPause = 10_000;
const longestPause = 300_000;
/** Nobody is helped by what is told after so long. */
const givenUpAfter = 24 * 3_600_000;
const deliveriesAtOnce = 4;

/** Delivers notices that have been decided, those that failed or were left by another replica among them. */
export class Outbox {
  private readonly replica = randomUUID();

  constructor(private readonly options: OutboxOptions) {}

  /** @param signal - aborts when no further notice is to be taken */
  async deliver(signal: AbortSignal): Promise<void> {
    await Promise.all(
      Array.from({ length: deliveriesAtOnce }, () => this.work(signal)),
    );
  }

  private async work(signal: AbortSignal): Promise<void> {
    const { sinks, store } = this.options;
    while (!signal.aborted) {
      const claim = await store.claim(this.replica, sinks.ids(), lease);
      if (!claim) {
        return;
      }
      await this.deliverOne(claim);
    }
  }

  private async deliverOne(claim: Claim): Promise<void> {
    const { logger, sinks, store } = this.options;
    const { attempts, createdAt, notice, sink } = claim;
    try {
      const timeout = AbortSignal.timeout(deadline);
      await unlessAborted(sinks.get(sink)!.deliver(notice, timeout), timeout);
    } catch (error) {
      const what = `'${notice.title}' could not be delivered to ${notice.ownerRef} by ${sink}`;
      const now = Date.now();
      if (now - Date.parse(createdAt) > givenUpAfter) {
        logger.error(`${what} in a day and is given up`, error as Error);
        await store.settle(claim);
        return;
      }
      const pause = Math.min(shortestPause * 2 ** attempts, longestPause);
      logger.warn(`${what}, to be tried again in ${pause / 1_000} s: ${error}`);
      await store.postpone(claim, this.replica, new Date(now + pause));
      return;
    }
    await store.settle(claim);
  }
}
