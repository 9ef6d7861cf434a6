import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { VitalKind } from '@gantry/plugin-vitals-common';
import { ProviderRegistry } from './ProviderRegistry';
import { sleep } from './sleep';
import { surveyTaskId } from './surveyTaskId';

/** After a survey that was brought forward, in milliseconds: changes seldom come alone. */
const shortestPause = 2_000;
/** How often a survey that is running is waited for. */
const mostAttempts = 60;
const whileRunning = 1_000;

export interface SurveyRequestsOptions {
  registry: ProviderRegistry;
  scheduler: SchedulerService;
  logger: LoggerService;
  /** Milliseconds between two surveys of their own accord. */
  surveyPeriod: number;
  /** Aborts when this replica shall stop. */
  stopping: AbortSignal;
}

/**
 * Brings surveys forward when an upstream says that something has changed. What it says is not believed: the
 * survey asks. So a message that is late, lost, doubled or forged does no harm.
 */
export class SurveyRequests {
  /** By task: whether it has been asked for again since it was last brought forward. */
  private readonly underway = new Map<string, { again: boolean }>();

  constructor(private readonly options: SurveyRequestsOptions) {}

  /**
   * Brings the next survey of a source forward to now; several requests in a row are one.
   *
   * @throws NotFoundError for a source that no provider has
   */
  request(kind: VitalKind, source: string): void {
    const provider = this.options.registry
      .providers(kind)
      .find(({ sources }) => sources.includes(source));
    if (!provider) {
      throw new NotFoundError(`There is no source '${source}' of ${kind}`);
    }
    const id = surveyTaskId(kind, source);
    const request = this.underway.get(id);
    if (request) {
      request.again = true;
      return;
    }
    this.underway.set(id, { again: false });
    this.bringForward(id)
      .catch(error => {
        if (!this.options.stopping.aborted) {
          this.options.logger.warn(
            `Task ${id} could not be brought forward: ${error}`,
          );
        }
      })
      .finally(() => this.underway.delete(id));
  }

  private async bringForward(id: string): Promise<void> {
    const { stopping, surveyPeriod } = this.options;
    // While changes keep coming they are surveyed ever less often, down to the pace that needs no push.
    let pause = shortestPause;
    const request = this.underway.get(id)!;
    do {
      request.again = false;
      await this.trigger(id);
      await sleep(pause, stopping);
      pause = Math.min(2 * pause, Math.max(shortestPause, surveyPeriod));
    } while (request.again);
  }

  /** A survey that is running may have asked before the change: another one must follow it. */
  private async trigger(id: string): Promise<void> {
    const { scheduler, stopping } = this.options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await scheduler.triggerTask(id);
        return;
      } catch (error) {
        const isRunning = (error as Error).name === 'ConflictError';
        if (!isRunning || attempt === mostAttempts) {
          throw error;
        }
        await sleep(whileRunning, stopping);
      }
    }
  }
}
