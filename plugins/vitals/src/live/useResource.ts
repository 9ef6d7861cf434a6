import { useSyncExternalStore } from 'react';
import { Live, LiveResource } from './LiveResource';

export interface UsedResource<T> extends Live<T> {
  /** Asks the server again at once. */
  retry(): void;
}

export function useResource<T>(resource: LiveResource<T>): UsedResource<T> {
  const state = useSyncExternalStore(resource.subscribe, resource.getSnapshot);
  return { ...state, retry: resource.refresh };
}
