import { useApi } from '@backstage/frontend-plugin-api';
import { EntityVitals } from '@gantry/plugin-vitals-common';
import { useMemo } from 'react';
import { vitalsApiRef } from '../api';
import { isConcealed } from './isConcealed';
import { pollEvery } from './pollEvery';
import { shareResource } from './shareResource';
import { UsedResource, useResource } from './useResource';
import { useVitalsSignal } from './useVitalsSignal';

/** The vitals of one entity, kept up to date; one request however many components use it. */
export function useEntityVitals(entityRef: string): UsedResource<EntityVitals> {
  const api = useApi(vitalsApiRef);
  const resource = useMemo(
    () =>
      shareResource(api, `entity ${entityRef}`, {
        load: signal => api.getEntityVitals(entityRef, { signal }),
        pollEvery,
        forgetAfter: isConcealed,
      }),
    [api, entityRef],
  );
  useVitalsSignal(resource);
  return useResource(resource);
}
