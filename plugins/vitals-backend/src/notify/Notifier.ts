import { LoggerService } from '@backstage/backend-plugin-api';
import { FleetMemory } from '../fleet/FleetMemory';
import { OnCallMemory } from '../onCall/OnCallMemory';
import { TargetIndex } from '../survey/TargetIndex';
import { FleetView } from './FleetView';
import { NoticeSettings } from './NoticeSettings';
import { NoticeStore } from './NoticeStore';
import { NoticeWriter } from './NoticeWriter';
import { SinkRegistry } from './SinkRegistry';
import { decideNotices } from './decideNotices';

export interface NotifierOptions {
  memory: Pick<FleetMemory, 'read'>;
  onCallMemory: Pick<OnCallMemory, 'read'>;
  index: Pick<TargetIndex, 'latestKnown' | 'read'>;
  store: NoticeStore;
  sinks: SinkRegistry;
  settings: NoticeSettings;
  /** Of the portal, without a slash at the end. */
  baseUrl: string;
  logger: LoggerService;
}

/** Decides what owners are told: what has failed for long enough, once, and that it is over. */
export class Notifier {
  /** So that the log says it once. */
  private readonly ownerless = new Set<string>();

  constructor(private readonly options: NotifierOptions) {}

  /** Compares the fleet with what has been told, and writes down what is to be. */
  async decide(): Promise<void> {
    const { baseUrl, index, memory, onCallMemory, settings, sinks, store } =
      this.options;
    const { entities, entityCount } =
      index.latestKnown() ?? (await index.read());
    if (entityCount === 0) {
      return; // The catalog is not there yet; nobody owns anything.
    }
    const { revision, entries } = await memory.read();
    const { flapping } = await onCallMemory.read(revision);
    const view = new FleetView(entries, entities, flapping);
    const writer = new NoticeWriter(view, baseUrl);
    const now = new Date().toISOString();
    await store.decide(revision, now, sinks.ids(), remembered =>
      decideNotices(remembered, {
        view,
        settings,
        writer,
        now,
        onNobody: (entityRef, ownerRef) => this.report(entityRef, ownerRef),
      }),
    );
  }

  private report(entityRef: string, ownerRef: string | undefined): void {
    if (this.ownerless.has(entityRef)) {
      return;
    }
    this.ownerless.add(entityRef);
    this.options.logger.warn(
      `Nobody is told that ${entityRef} fails: ${
        ownerRef
          ? `its owner ${ownerRef} is not in the catalog`
          : 'it has no owner'
      }`,
    );
  }
}
