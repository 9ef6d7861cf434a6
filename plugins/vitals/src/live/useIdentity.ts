import {
  BackstageUserIdentity,
  identityApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { shareResource } from './shareResource';
import { UsedResource, useResource } from './useResource';

/** Milliseconds. Who somebody is hardly changes while signed in. */
const pollEvery = 3_600_000;

/** Who the user is, and as whom the user owns. */
export function useIdentity(): UsedResource<BackstageUserIdentity> {
  const identityApi = useApi(identityApiRef);
  const resource = useMemo(
    () =>
      shareResource(identityApi, 'identity', {
        load: () => identityApi.getBackstageIdentity(),
        pollEvery,
      }),
    [identityApi],
  );
  return useResource(resource);
}
