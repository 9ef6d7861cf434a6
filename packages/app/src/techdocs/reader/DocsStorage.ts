import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { TechDocsStorageClient } from '@backstage/plugin-techdocs';

/** What is known of the docs of an entity since its page was opened. */
export interface DocsState {
  page: 'loading' | 'found' | 'missing';
  build: 'running' | 'done' | 'failed';
  /** Why the build failed, in the backend's words. */
  reason?: string;
}

const unknown: DocsState = { page: 'loading', build: 'running' };

/**
 * The stock client, which also remembers what came of each request: the stock reader tells of it in a
 * line above an error page, ours (`DocsGate`) in words for the one who can do something about it.
 */
export class DocsStorage extends TechDocsStorageClient {
  private readonly states = new Map<string, DocsState>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  stateOf(entity: CompoundEntityRef): DocsState {
    return this.states.get(stringifyEntityRef(entity)) ?? unknown;
  }

  /** Forgets what came of earlier requests, before they are made anew. */
  forget(entity: CompoundEntityRef) {
    this.set(entity, unknown);
  }

  override async getEntityDocs(entity: CompoundEntityRef, path: string) {
    this.set(entity, { page: 'loading' });
    try {
      const page = await super.getEntityDocs(entity, path);
      this.set(entity, { page: 'found' });
      return page;
    } catch (error) {
      this.set(entity, { page: 'missing' });
      throw error;
    }
  }

  override async syncEntityDocs(
    entity: CompoundEntityRef,
    logHandler?: (line: string) => void,
  ) {
    this.set(entity, { build: 'running', reason: undefined });
    try {
      const result = await super.syncEntityDocs(entity, logHandler);
      const { page } = this.stateOf(entity);
      this.set(entity, {
        build: 'done',
        // The reader asks again for what was not there before.
        page: result === 'updated' && page === 'missing' ? 'loading' : page,
      });
      return result;
    } catch (thrown) {
      const reason = plainText((thrown as Error).message);
      this.set(entity, { build: 'failed', reason });
      throw new Error(reason);
    }
  }

  private set(entity: CompoundEntityRef, change: Partial<DocsState>) {
    const state = { ...this.stateOf(entity), ...change };
    this.states.set(stringifyEntityRef(entity), state);
    this.listeners.forEach(listener => listener());
  }
}

/** The stock client hands the message on as it came in the event: as JSON. */
function plainText(message: string): string {
  try {
    const parsed: unknown = JSON.parse(message);
    return typeof parsed === 'string' ? parsed : message;
  } catch {
    return message;
  }
}
