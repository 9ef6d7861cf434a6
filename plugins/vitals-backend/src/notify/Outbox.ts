import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
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
/** After each failure but the last. Few, as what failed half way, such as by Slack and not in the portal, comes twice. */
const pauses = [60_000, 10 * 60_000, 3_600_000];
/** Nobody is helped by what is told after so long, and after a long outage of the portal it would pass for news. */
const longestWait = 24 * 3_600_000;
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
    const what = `'${notice.title}' for ${notice.ownerRef} by ${sink}`;
    // Also what a replica died of each time that it tried.
    if (
      attempts > pauses.length ||
      Date.now() - Date.parse(createdAt) > longestWait
    ) {
      logger.error(`${what} is given up, as it is of ${createdAt}`);
      await store.settle(claim);
      return;
    }
    try {
      const timeout = AbortSignal.timeout(deadline);
      await unlessAborted(sinks.get(sink)!.deliver(notice, timeout), timeout);
    } catch (error) {
      const pause =
        isError(error) && error.name === 'InputError'
          ? undefined
          : pauses[attempts];
      if (pause === undefined) {
        logger.error(
          `${what} could not be delivered and is given up`,
          error as Error,
        );
        await store.settle(claim);
        return;
      }
      logger.warn(
        `${what} could not be delivered, to be tried again in ${pause / 60_000} min: ${error}`,
      );
      await store.postpone(claim, this.replica, new Date(Date.now() + pause));
      return;
    }
    await store.settle(claim);
  }
}
