import { Verdicts, foldReadings, isStale } from '@gantry/plugin-vitals-common';
import { EntityRecord, VitalsStore } from '../store';
import { SilentSources, silentSources } from './silentSources';

/** What is known of one entity, folded. */
export interface FleetEntry {
  verdicts: Verdicts;
  silentSources: SilentSources;
  /** The revision of its last change. */
  revision: number;
  /** Whether a reading has outlived its time and no survey has counted it yet, so that no revision tells. */
  isOverdue: boolean;
}

/** All entries as of one moment. */
export interface FleetState {
  revision: number;
  /** Changes with every change of an entry, observations that have grown younger included. */
  version: number;
  /** By entity reference, also of entities of which nothing is known any more. Not to be kept. */
  entries: ReadonlyMap<string, FleetEntry>;
}

export interface FleetMemoryOptions {
  store: VitalsStore;
  /** Milliseconds after which a reading counts as outlived. */
  staleAfter: number;
}

/**
 * Keeps the folded fleet in memory, so that a request costs one small question to the database: whether
 * anything has changed.
 */
export class FleetMemory {
  private readonly entries = new Map<string, FleetEntry>();
  private revision = -1;
  private version = 0;
  /** Milliseconds since the epoch: when observations are read anew, though no verdict has changed. */
  private rereadAt = -Infinity;
  private running?: Promise<FleetState>;
  private next?: Promise<FleetState>;

  constructor(private readonly options: FleetMemoryOptions) {}

  /**
   * The fleet as it is now. Who asks while the database is being asked shares the question after that one,
   * since the one under way may have been answered before what the caller was told of.
   */
  read(): Promise<FleetState> {
    if (!this.running) {
      return this.run();
    }
    this.next ??= this.running
      .catch(() => {})
      .then(() => {
        this.next = undefined;
        return this.run();
      });
    return this.next;
  }

  private run(): Promise<FleetState> {
    this.running = this.refresh().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async refresh(): Promise<FleetState> {
    const { store } = this.options;
    const now = Date.now();
    const isFull = now >= this.rereadAt;
    if (isFull || (await store.readRevision()) !== this.revision) {
      const since = isFull ? undefined : this.revision;
      const fleet = await store.readFleet(since, now);
      this.take(fleet, isFull || fleet.revision < this.revision, now);
    }
    const { revision, version, entries } = this;
    return { revision, version, entries };
  }

  private take(
    fleet: Awaited<ReturnType<VitalsStore['readFleet']>>,
    isFull: boolean,
    now: number,
  ) {
    const { staleAfter } = this.options;
    let hasChanged = fleet.revision !== this.revision;
    if (isFull) {
      for (const entityRef of this.entries.keys()) {
        if (!fleet.entities.has(entityRef)) {
          this.entries.delete(entityRef);
          hasChanged = true;
        }
      }
      this.rereadAt = now + staleAfter / 6;
    }
    for (const [entityRef, record] of fleet.entities) {
      const entry = this.fold(record, now);
      if (!isSame(this.entries.get(entityRef), entry)) {
        this.entries.set(entityRef, entry);
        hasChanged = true;
      }
      for (const { observedAt } of record.readings) {
        const outlivesAt = Date.parse(observedAt) + staleAfter;
        if (outlivesAt > now) {
          // Until then the database may have heard of it again.
          this.rereadAt = Math.min(this.rereadAt, outlivesAt + 1);
        }
      }
    }
    this.revision = fleet.revision;
    this.version += hasChanged ? 1 : 0;
  }

  private fold(
    { readings, failures, revision }: EntityRecord,
    now: number,
  ): FleetEntry {
    const age = { now, staleAfter: this.options.staleAfter };
    const verdicts = foldReadings(readings, failures, age);
    return {
      verdicts,
      silentSources: silentSources(verdicts, { readings, failures }, age),
      revision,
      isOverdue: readings.some(
        reading => isStale(reading, age) && !reading.isCountedOutlived,
      ),
    };
  }
}

function isSame(before: FleetEntry | undefined, after: FleetEntry): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
