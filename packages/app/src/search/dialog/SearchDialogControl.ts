import { createApiRef } from '@backstage/frontend-plugin-api';

/** Opens and closes the search dialog from anywhere in the app. */
export interface SearchDialogApi {
  open(): void;
  close(): void;
  isOpen(): boolean;
  /** Calls back after each change; answers how to stop. For `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void;
}

export const searchDialogApiRef = createApiRef<SearchDialogApi>().with({
  id: 'app.search-dialog',
  pluginId: 'app',
});

export class SearchDialogControl implements SearchDialogApi {
  private opened = false;
  private readonly listeners = new Set<() => void>();

  readonly open = () => this.set(true);

  readonly close = () => this.set(false);

  readonly isOpen = () => this.opened;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private set(opened: boolean) {
    if (opened !== this.opened) {
      this.opened = opened;
      this.listeners.forEach(listener => listener());
    }
  }
}
