import { useApi } from '@backstage/frontend-plugin-api';
import { Transitions } from '@gantry/plugin-vitals-common';
import { useMemo } from 'react';
import { vitalsApiRef } from '../api';
import { isConcealed } from './isConcealed';
import { shareResource } from './shareResource';
import { UsedResource, useResource } from './useResource';
import { useVitalsSignal } from './useVitalsSignal';

/** Milliseconds; a change is signalled. */
const pollEvery = 300_000;
const limit = 100;

/**
 * Changes of status of one entity, newest first.
 *
 * @param span - milliseconds up to now, 31 days at most
 */
export function useEntityTransitions(
  entityRef: string,
  span: number,
): UsedResource<Transitions> {
  const api = useApi(vitalsApiRef);
  const resource = useMemo(
    () =>
      shareResource(api, `transitions of ${entityRef} in ${span}`, {
        load: signal =>
          api.getTransitions({
            since: new Date(Date.now() - span).toISOString(),
            entity: entityRef,
            limit,
            signal,
          }),
        pollEvery,
        forgetAfter: isConcealed,
      }),
    [api, entityRef, span],
  );
  useVitalsSignal(resource);
  return useResource(resource);
}
