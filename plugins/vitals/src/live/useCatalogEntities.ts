import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { EntityDirectory } from './EntityDirectory';

/** Milliseconds between two looks for what is missing or has grown old. */
const pollEvery = 60_000;

const directories = new WeakMap<object, EntityDirectory>();

export interface CatalogEntities {
  /** By reference; undefined for what is absent, may not be read, or is not there yet. */
  get(entityRef: string): Entity | undefined;
  /** Whether some are still to come. */
  isPending: boolean;
  error?: Error;
  retry(): void;
}

/** What the catalog tells of entities that are known by reference. */
export function useCatalogEntities(entityRefs: string[]): CatalogEntities {
  const catalogApi = useApi(catalogApiRef);
  const directory = useMemo(() => {
    const known =
      directories.get(catalogApi) ?? new EntityDirectory(catalogApi);
    directories.set(catalogApi, known);
    return known;
  }, [catalogApi]);
  const { entities, error } = useSyncExternalStore(
    directory.subscribe,
    directory.getSnapshot,
  );

  const key = [...new Set(entityRefs)].sort().join(' ');
  useEffect(() => {
    const refs = key.split(' ').filter(Boolean);
    const want = () => {
      if (!document.hidden) {
        directory.want(refs);
      }
    };
    want();
    const timer = setInterval(want, pollEvery);
    return () => clearInterval(timer);
  }, [directory, key]);

  const isMissing = entityRefs.some(ref => !entities.has(ref));
  return {
    get: ref => entities.get(ref),
    isPending: isMissing && !error,
    error: isMissing ? error : undefined,
    retry: () => directory.want(entityRefs),
  };
}
