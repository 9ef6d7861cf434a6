import { useApi } from '@backstage/frontend-plugin-api';
import { Fleet } from '@gantry/plugin-vitals-common';
import { useMemo } from 'react';
import { vitalsApiRef } from '../api';
import { createFleetLoader } from './createFleetLoader';
import { isConcealed } from './isConcealed';
import { pollEvery } from './pollEvery';
import { shareResource } from './shareResource';
import { UsedResource, useResource } from './useResource';
import { useRevision } from './useRevision';
import { useVitalsSignal } from './useVitalsSignal';

/** The verdicts of all entities that the user may see, kept up to date. */
export function useFleet(): UsedResource<Fleet> {
  const api = useApi(vitalsApiRef);
  const resource = useMemo(
    () =>
      shareResource(api, 'fleet', {
        load: createFleetLoader(api),
        pollEvery,
        forgetAfter: isConcealed,
      }),
    [api],
  );
  useVitalsSignal(resource);
  const fleet = useResource(resource);
  useRevision(fleet.data);
  return fleet;
}
