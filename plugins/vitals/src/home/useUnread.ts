import { useApi } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { useMemo } from 'react';
import { UsedResource, shareResource, useResource } from '../live';

/** Milliseconds. */
const pollEvery = 60_000;

/** How many notifications the user has not read. */
export function useUnread(): UsedResource<number> {
  const notificationsApi = useApi(notificationsApiRef);
  const resource = useMemo(
    () =>
      shareResource(notificationsApi, 'unread', {
        load: async () => (await notificationsApi.getStatus()).unread,
        pollEvery,
      }),
    [notificationsApi],
  );
  return useResource(resource);
}
