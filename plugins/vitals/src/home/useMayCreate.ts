import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { useMemo } from 'react';
import { shareResource, useResource } from '../live';
import { createRouteRef } from '../routes';

/** Milliseconds. Rights change rarely, and a page that is opened anew asks anyway. */
const pollEvery = 600_000;

/** Where the user creates; undefined where nothing can be created, or not by this user. */
export function useMayCreate(): string | undefined {
  const create = useRouteRef(createRouteRef);
  const permissionApi = useApi(permissionApiRef);
  const resource = useMemo(
    () =>
      shareResource(permissionApi, 'may create', {
        load: async () => {
          const { result } = await permissionApi.authorize({
            permission: taskCreatePermission,
          });
          return result === AuthorizeResult.ALLOW;
        },
        pollEvery,
      }),
    [permissionApi],
  );
  const mayCreate = useResource(resource).data;
  return mayCreate && create ? create() : undefined;
}
