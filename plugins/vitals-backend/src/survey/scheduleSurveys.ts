import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { vitalKinds } from '@gantry/plugin-vitals-common';
import { createHash } from 'crypto';
import { VitalsSettings } from '../settings';
import { VitalsStore } from '../store';
import { ProviderRegistry } from './ProviderRegistry';
import { Surveyor } from './Surveyor';
import { TargetIndex } from './TargetIndex';
import { catalogGrowth } from './catalogGrowth';
import { surveyTaskId } from './surveyTaskId';

export interface ScheduleOptions {
  registry: ProviderRegistry;
  index: TargetIndex;
  surveyor: Surveyor;
  store: VitalsStore;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  settings: VitalsSettings;
  /** Aborts when this replica shall stop. */
  stopping: AbortSignal;
}

/** Beyond the survey's own deadline: reading the catalog and saving. */
const allowance = 30_000;
const transitionsKept = 90 * 24 * 3_600_000;

/**
 * Gives every source of every provider a task that is locked across replicas, and runs it once at the
 * start, so that a restart is fresh within seconds, and again while a catalog that was empty is filled. A
 * provider that cannot be scheduled is reported against its own module; the others go on. What was said by
 * sources that are not configured any more is forgotten.
 */
export async function scheduleSurveys(options: ScheduleOptions): Promise<void> {
  const { registry, scheduler, lifecycle, settings, store } = options;
  const taskIds: string[] = [];

  for (const entry of [...registry.all()]) {
    const { provider, context } = entry;
    try {
      for (const source of provider.sources) {
        const id = surveyTaskId(provider.kind, source);
        await scheduler.scheduleTask({
          id,
          scope: 'global',
          frequency: { milliseconds: pace(id, settings.surveyPeriod) },
          timeout: { milliseconds: settings.surveyDeadline + allowance },
          fn: signal => options.surveyor.survey(provider, source, signal),
        });
        taskIds.push(id);
      }
    } catch (error) {
      registry.remove(entry);
      context.reportModuleStartupFailure({
        error: new ForwardedError(
          `Failed to schedule the surveys of provider '${provider.id}'`,
          error,
        ),
      });
    }
  }

  for (const kind of vitalKinds) {
    await store.retainSources(
      kind,
      source => registry.mayHave(kind, source),
      new Date(),
    );
  }

  await scheduler.scheduleTask({
    id: 'forget-transitions',
    scope: 'global',
    frequency: { hours: 24 },
    timeout: { minutes: 10 },
    fn: () => store.forget(new Date(Date.now() - transitionsKept)),
  });

  lifecycle.addStartupHook(async () => {
    await startAll(taskIds, options);
    // Not within a task: a process that is killed while it waits must not leave the tasks locked.
    surveyGrowth(taskIds, options).catch(() => {});
  });
}

async function surveyGrowth(
  taskIds: string[],
  options: ScheduleOptions,
): Promise<void> {
  for await (const _ of catalogGrowth(options.index, options.stopping)) {
    await startAll(taskIds, options);
  }
}

/**
 * The period of one source: up to a twentieth shorter, so that sources that were started together drift apart
 * instead of coming all at once.
 */
function pace(id: string, period: number): number {
  const digest = createHash('sha256').update(id).digest();
  const share = digest.readUInt16BE() / 2 ** 16;
  return Math.round(period * (1 - share / 20));
}

async function startAll(
  taskIds: string[],
  { logger, scheduler }: ScheduleOptions,
): Promise<void> {
  await Promise.all(
    taskIds.map(id =>
      scheduler.triggerTask(id).catch(error => {
        if (error.name !== 'ConflictError') {
          logger.warn(`Could not start task ${id} at once: ${error}`);
        }
      }),
    ),
  );
}
