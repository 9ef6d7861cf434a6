import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import { UsedResource, shareResource, useResource } from '../live';

/** Milliseconds. Templates are as old as a release. */
const pollEvery = 600_000;
const limit = 200;
const recommended = 'recommended';

/** The templates that the user may see, one of each type first, recommended ones before others. */
export function useTemplates(): UsedResource<Entity[]> {
  const catalogApi = useApi(catalogApiRef);
  const resource = useMemo(
    () =>
      shareResource(catalogApi, 'templates', {
        load: async () => {
          const { items } = await catalogApi.queryEntities({
            filter: { kind: 'template' },
            fields: [
              'kind',
              'metadata.description',
              'metadata.name',
              'metadata.namespace',
              'metadata.tags',
              'metadata.title',
              'spec.type',
            ],
            limit,
            totalItems: 'exclude',
          });
          return oneOfEachTypeFirst(items);
        },
        pollEvery,
      }),
    [catalogApi],
  );
  return useResource(resource);
}

function oneOfEachTypeFirst(templates: Entity[]): Entity[] {
  const sorted = [...templates].sort(
    (a, b) =>
      Number(isRecommended(b)) - Number(isRecommended(a)) ||
      nameOf(a).localeCompare(nameOf(b)),
  );
  const types = new Set<unknown>();
  const firsts = sorted.filter(({ spec }) => {
    const isFirst = !types.has(spec?.type);
    types.add(spec?.type);
    return isFirst;
  });
  return [...new Set([...firsts, ...sorted])];
}

function isRecommended({ metadata }: Entity): boolean {
  return metadata.tags?.includes(recommended) ?? false;
}

function nameOf({ metadata }: Entity): string {
  return metadata.title ?? metadata.name;
}
