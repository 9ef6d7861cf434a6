import { Entity } from '@backstage/catalog-model';
import {
  IdentityApi,
  identityApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { annotations } from '@gantry/plugin-vitals-common';
import { useMemo } from 'react';
import { UsedResource, shareResource, useResource } from '../live';

/** Milliseconds. Ownership changes rarely, and a page that is opened anew asks anyway. */
const pollEvery = 300_000;

/** The components and resources that the user, or a group of the user's, owns. */
export function useOwnedEntities(): UsedResource<Entity[]> {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const resource = useMemo(
    () =>
      shareResource(catalogApi, 'owned entities', {
        load: () => loadOwned(catalogApi, identityApi),
        pollEvery,
      }),
    [catalogApi, identityApi],
  );
  return useResource(resource);
}

async function loadOwned(
  catalogApi: typeof catalogApiRef.T,
  identityApi: IdentityApi,
): Promise<Entity[]> {
  const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
  if (ownershipEntityRefs.length === 0) {
    return [];
  }
  const { items } = await catalogApi.getEntities({
    filter: ['component', 'resource'].map(kind => ({
      kind,
      'relations.ownedBy': ownershipEntityRefs,
    })),
    fields: [
      'kind',
      `metadata.annotations.${annotations.runbook}`,
      `metadata.annotations.${annotations.tier}`,
      'metadata.name',
      'metadata.namespace',
      'metadata.title',
      'spec.owner',
      'spec.system',
      'spec.type',
    ],
  });
  return items;
}
