import { useApi } from '@backstage/frontend-plugin-api';
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useMemo } from 'react';
import { UsedResource, shareResource, useResource } from '../live';

/** Milliseconds. */
const pollEvery = 30_000;
const day = 24 * 3_600_000;
/** The newest; somebody who starts more in a day does not read them here. */
const limit = 30;

const running = ['open', 'processing'];

/** The user's own template runs that have not ended, or that failed in the last day. */
export function useTasks(): UsedResource<ScaffolderTask[]> {
  const scaffolderApi = useApi(scaffolderApiRef);
  const resource = useMemo(
    () =>
      shareResource(scaffolderApi, 'tasks that wait', {
        load: async () => {
          const { tasks } = await scaffolderApi.listTasks({
            filterByOwnership: 'owned',
            limit,
          });
          const yesterday = Date.now() - day;
          return tasks.filter(
            ({ status, createdAt }) =>
              running.includes(status) ||
              (status === 'failed' && Date.parse(createdAt) > yesterday),
          );
        },
        pollEvery,
      }),
    [scaffolderApi],
  );
  return useResource(resource);
}
