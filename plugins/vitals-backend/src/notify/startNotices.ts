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

/** Has owners told, by one replica at a time, unless the configuration forbids it. */
export async function startNotices(
  options: StartNoticesOptions,
): Promise<void> {
  const { config, database, scheduler, sinks } = options;
  const settings = readNoticeSettings(config);
  if (!settings.enabled) {
    return;
  }
  sinks.addSink(new NotificationsSink(options));
  const store = await NoticeStore.create(database);
  const baseUrl = (config.getOptionalString('app.baseUrl') ?? '').replace(
    /\/+$/,
    '',
  );
  const notifier = new Notifier({ ...options, baseUrl, settings, store });

  await scheduler.scheduleTask({
    id: 'notify',
    scope: 'global',
    frequency: { seconds: 15 },
    initialDelay: { seconds: 15 },
    timeout: { minutes: 2 },
    fn: signal => notifier.run(signal),
  });
  await scheduler.scheduleTask({
    id: 'forget-notices',
    scope: 'global',
    frequency: { hours: 24 },
    timeout: { minutes: 10 },
    fn: () => store.forget(new Date(Date.now() - daysKept * 24 * 3_600_000)),
  });
}
