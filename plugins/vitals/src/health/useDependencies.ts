import {
  Entity,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import { FleetSubject } from '../fleet';
import {
  UsedResource,
  directoryFields,
  shareResource,
  useResource,
} from '../live';

/** Milliseconds. What depends on what changes seldom; how it is comes with the fleet. */
const pollEvery = 300_000;
const mostAtOnce = 500;

export interface KnownDependencies {
  subjects: FleetSubject[];
  /** By reference. */
  entities: ReadonlyMap<string, Entity>;
}

/** What an entity depends on or consumes, each once. */
export function dependencyRefs({ relations = [] }: Entity): string[] {
  return [
    ...new Set(
      relations
        .filter(
          ({ type }) =>
            type === RELATION_DEPENDS_ON || type === RELATION_CONSUMES_API,
        )
        .map(({ targetRef }) => targetRef),
    ),
  ];
}

/**
 * What the catalog tells of dependencies, those that the user may see. An API has no state of its own: those that
 * provide it speak for it.
 */
export function useDependencies(
  refs: string[],
): UsedResource<KnownDependencies> {
  const catalogApi = useApi(catalogApiRef);
  const key = refs.join(' ');
  const resource = useMemo(
    () =>
      shareResource(catalogApi, `dependencies ${key}`, {
        load: () => load(catalogApi, key.split(' ').filter(Boolean)),
        pollEvery,
      }),
    [catalogApi, key],
  );
  return useResource(resource);
}

async function load(
  catalogApi: typeof catalogApiRef.T,
  refs: string[],
): Promise<KnownDependencies> {
  const items: Entity[] = [];
  for (let start = 0; start < refs.length; start += mostAtOnce) {
    const answer = await catalogApi.getEntitiesByRefs({
      entityRefs: refs.slice(start, start + mostAtOnce),
      fields: [...directoryFields, 'relations'],
    });
    items.push(...answer.items.filter(item => item !== undefined));
  }
  return {
    subjects: items.map(entity => ({
      entityRef: stringifyEntityRef(entity),
      entity,
      speakers:
        entity.kind === 'API'
          ? (entity.relations ?? [])
              .filter(({ type }) => type === RELATION_API_PROVIDED_BY)
              .map(({ targetRef }) => targetRef)
          : undefined,
    })),
    entities: new Map(items.map(item => [stringifyEntityRef(item), item])),
  };
}
