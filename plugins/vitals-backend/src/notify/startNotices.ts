import {
  AuthService,
  DatabaseService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { FleetMemory } from '../fleet/FleetMemory';
import { OnCallMemory } from '../onCall/OnCallMemory';
import { TargetIndex } from '../survey/TargetIndex';
import { NoticeStore } from './NoticeStore';
import { Notifier } from './Notifier';
import { NotificationsSink } from './NotificationsSink';
import { Outbox } from './Outbox';
import { SinkRegistry } from './SinkRegistry';
import { readNoticeSettings } from './readNoticeSettings';

export interface StartNoticesOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  index: TargetIndex;
  logger: LoggerService;
  memory: FleetMemory;
  onCallMemory: OnCallMemory;
  notifications: NotificationService;
  scheduler: SchedulerService;
  /** Those that modules have added. */
  sinks: SinkRegistry;
}

const daysKept = 7;

/** Has one replica at a time decide what owners are told, and each deliver it, unless the configuration forbids it. */
export async function startNotices(
  options: StartNoticesOptions,
): Promise<void> {
  const { config, database, scheduler, sinks } = options;
  const settings = readNoticeSettings(config);
  if (!settings.enabled) {
    return;
  }
  sinks.addOwnSink(new NotificationsSink(options));
  const store = await NoticeStore.create(database);
  const baseUrl = (config.getOptionalString('app.baseUrl') ?? '').replace(
    /\/+$/,
    '',
  );
  const notifier = new Notifier({ ...options, baseUrl, settings, store });
  const outbox = new Outbox({ ...options, store });

  await scheduler.scheduleTask({
    id: 'decide-notices',
    scope: 'global',
    frequency: { seconds: 15 },
    initialDelay: { seconds: 15 },
    timeout: { minutes: 1 },
    fn: () => notifier.decide(),
  });
  // Apart from it, as a receiver that is slow must not keep others from being told.
  await scheduler.scheduleTask({
    id: 'deliver-notices',
    scope: 'local',
    frequency: { seconds: 5 },
    initialDelay: { seconds: 5 },
    timeout: { minutes: 5 },
    fn: signal => outbox.deliver(signal),
  });
  await scheduler.scheduleTask({
    id: 'forget-notices',
    scope: 'global',
    frequency: { hours: 24 },
    timeout: { minutes: 10 },
    fn: () => store.forget(new Date(Date.now() - daysKept * 24 * 3_600_000)),
  });
}
