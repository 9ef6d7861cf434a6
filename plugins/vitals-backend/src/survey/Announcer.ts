import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  VitalsSignal,
  vitalsSignalChannel,
} from '@gantry/plugin-vitals-common';

/** Milliseconds between two signals of one survey: every open page asks again at each. */
const pause = 1_000;

export interface AnnouncerOptions {
  signals: SignalsService;
  logger: LoggerService;
}

/** Signals what one survey changes: at once, then once a second, and what is left at its end. */
export class Announcer {
  private pending?: number;
  private announcedAt = -Infinity;

  constructor(private readonly options: AnnouncerOptions) {}

  /** @param write - tells the revision that it led to, if any */
  async add(write: Promise<number | undefined>): Promise<void> {
    this.pending = (await write) ?? this.pending;
    if (Date.now() - this.announcedAt >= pause) {
      await this.flush();
    }
  }

  /** Signals what has not been signalled yet. Never fails. */
  async flush(): Promise<void> {
    const revision = this.pending;
    if (revision === undefined) {
      return;
    }
    this.pending = undefined;
    this.announcedAt = Date.now();
    const { logger, signals } = this.options;
    try {
      await signals.publish({
        recipients: { type: 'broadcast' },
        channel: vitalsSignalChannel,
        message: { revision } satisfies VitalsSignal,
      });
    } catch (error) {
      logger.warn(`A change could not be signalled: ${error}`);
    }
  }
}
