import { LoggerService } from '@backstage/backend-plugin-api';
import { Failure } from '@gantry/plugin-vitals-common';
import { SignalsService } from '@backstage/plugin-signals-node';
import { Target, VitalsProvider } from '@gantry/plugin-vitals-node';
import { VitalsSettings } from '../settings';
import { SavedSource, SourceResult, VitalsStore } from '../store';
import { Announcer } from './Announcer';
import { TargetIndex } from './TargetIndex';
import { answersOf } from './answersOf';

export interface SurveyorOptions {
  index: TargetIndex;
  store: VitalsStore;
  signals: SignalsService;
  logger: LoggerService;
  settings: Pick<VitalsSettings, 'surveyDeadline'>;
}

/** A batch is saved when it is this long or this old, so that a slow upstream shows what it has said. */
const batchSize = 200;
const batchAge = 1_000;

/** Surveys one source: asks, saves, prunes, and signals when a verdict has changed. */
export class Surveyor {
  constructor(private readonly options: SurveyorOptions) {}

  /**
   * @param signal - aborts when this replica shall stop; nothing is recorded then
   * @throws when the catalog or the database cannot be read; a failing upstream is recorded instead
   */
  async survey(
    provider: VitalsProvider,
    source: string,
    signal: AbortSignal,
  ): Promise<void> {
    const saved: SavedSource = { kind: provider.kind, source };
    const announcer = new Announcer(this.options);
    try {
      await this.askAll(provider, saved, announcer, signal);
    } finally {
      // Whatever kept the survey from its end, readings have grown older meanwhile.
      if (!signal.aborted) {
        const { store } = this.options;
        await announcer.add(store.expire(saved, new Date()));
        await announcer.add(store.acknowledgements.end(new Date()));
      }
      await announcer.flush();
    }
  }

  /** Asks for the whole catalog, and forgets what it no longer asks. */
  private async askAll(
    provider: VitalsProvider,
    saved: SavedSource,
    announcer: Announcer,
    signal: AbortSignal,
  ): Promise<void> {
    const { entityCount, wishes } = await this.options.index.read();
    const wish = wishes.get(provider);
    if (!wish) {
      return; // It was removed, as another of its sources could not be scheduled.
    }
    const { targets, malformed } = wish;
    const asked = targets.get(saved.source) ?? [];

    await this.ask(provider, saved, asked, announcer, signal);

    if (entityCount === 0) {
      return; // The catalog is not there yet; that is no reason to forget.
    }
    const now = new Date();
    const kept = new Set(malformed.keys());
    asked.forEach(target => kept.add(target.entityRef));
    await announcer.add(this.options.store.retain(saved, kept, now));
    if (saved.source === provider.sources[0]) {
      await this.keepMalformed(provider, malformed, announcer, now);
    }
  }

  /** Failures to understand an entity stand under the provider's id, kept by its first source. */
  private async keepMalformed(
    { kind, id, sources }: VitalsProvider,
    malformed: Map<string, Failure>,
    announcer: Announcer,
    now: Date,
  ) {
    const { store } = this.options;
    const saved: SavedSource = { kind, source: id };
    const results = [...malformed].map(([entityRef, failure]) => ({
      entityRef,
      failure,
    }));
    await announcer.add(store.save(saved, results, now));
    await announcer.add(store.retain(saved, new Set(malformed.keys()), now));
    const isKept = (stored: string) =>
      !stored.startsWith(`${id}/`) || sources.includes(stored);
    await announcer.add(store.retainSources(kind, isKept, now));
  }

  private async ask(
    provider: VitalsProvider,
    saved: SavedSource,
    targets: Target[],
    announcer: Announcer,
    stop: AbortSignal,
  ): Promise<void> {
    if (targets.length === 0) {
      return;
    }
    const { logger, settings, store } = this.options;
    const deadline = AbortSignal.timeout(settings.surveyDeadline);
    let batch: SourceResult[] = [];
    let batchBegan = Date.now();
    for await (const answer of answersOf(
      provider,
      saved.source,
      targets,
      { deadline, stop },
      logger,
    )) {
      batch.push(answer);
      if (batch.length >= batchSize || Date.now() - batchBegan >= batchAge) {
        await announcer.add(store.save(saved, batch, new Date()));
        batch = [];
        batchBegan = Date.now();
      }
    }
    await announcer.add(store.save(saved, batch, new Date()));
  }
}
