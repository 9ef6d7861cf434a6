import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { annotations } from '@gantry/plugin-vitals-common';

/** What pages show of entities beside their verdicts. */
export const directoryFields = [
  'kind',
  `metadata.annotations.${annotations.runbook}`,
  `metadata.annotations.${annotations.tier}`,
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.owner',
  'spec.profile.displayName',
  'spec.system',
  'spec.type',
];

export interface DirectoryState {
  /** By reference; undefined for what is absent or may not be read. */
  entities: ReadonlyMap<string, Entity | undefined>;
  /** Why some entities are missing. */
  error?: Error;
}

/** Milliseconds for which an answer serves whoever asks again. */
const keptFor = 300_000;
const refsPerRequest = 500;

/**
 * Catalog entities by reference, for all components of the app. What is wanted within one moment is asked for
 * in one request, and only what is not known yet.
 */
export class EntityDirectory {
  private state: DirectoryState = { entities: new Map() };
  private readonly listeners = new Set<() => void>();
  private readonly askedAt = new Map<string, number>();
  private readonly wanted = new Set<string>();
  private timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly catalogApi: typeof catalogApiRef.T) {}

  readonly getSnapshot = () => this.state;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Fetches those of the references that are not known, or not lately. */
  want(refs: Iterable<string>) {
    const now = Date.now();
    for (const ref of refs) {
      const askedAt = this.askedAt.get(ref);
      if (askedAt === undefined || now - askedAt > keptFor) {
        this.askedAt.set(ref, now);
        this.wanted.add(ref);
      }
    }
    if (this.wanted.size > 0) {
      this.timer ??= setTimeout(() => this.fetch());
    }
  }

  private async fetch() {
    this.timer = undefined;
    const refs = [...this.wanted];
    this.wanted.clear();
    for (let start = 0; start < refs.length; start += refsPerRequest) {
      await this.fetchSome(refs.slice(start, start + refsPerRequest));
    }
  }

  private async fetchSome(refs: string[]) {
    try {
      const { items } = await this.catalogApi.getEntitiesByRefs({
        entityRefs: refs,
        fields: directoryFields,
      });
      const entities = new Map(this.state.entities);
      refs.forEach((ref, index) => entities.set(ref, items[index]));
      this.publish({ entities });
    } catch (error) {
      // Whoever wants them next may ask again.
      refs.forEach(ref => this.askedAt.delete(ref));
      this.publish({ ...this.state, error: toError(error) });
    }
  }

  private publish(state: DirectoryState) {
    this.state = state;
    this.listeners.forEach(listener => listener());
  }
}
