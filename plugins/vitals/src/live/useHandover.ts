import { useApi } from '@backstage/frontend-plugin-api';
import { Handover } from '@gantry/plugin-vitals-common';
import { useMemo } from 'react';
import { vitalsApiRef } from '../api';
import { isConcealed } from './isConcealed';
import { shareWhileSeen } from './shareResource';
import { UsedResource, useResource } from './useResource';
import { useVitalsSignal } from './useVitalsSignal';

/** Milliseconds; a change is signalled. */
const pollEvery = 60_000;

/**
 * What fired, was acknowledged and is still open in a span of time, kept up to date.
 *
 * @param key - tells one span from another
 * @param bounds - the span if it is asked now, both ISO 8601
 */
export function useHandover(
  key: string,
  bounds: () => { from: string; to: string },
): UsedResource<Handover> {
  const api = useApi(vitalsApiRef);
  const resource = useMemo(
    () =>
      shareWhileSeen(api, `handover ${key}`, {
        load: signal => api.getHandover({ ...bounds(), signal }),
        pollEvery,
        forgetAfter: isConcealed,
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key stands for the bounds, which move with the clock
    [api, key],
  );
  useVitalsSignal(resource);
  return useResource(resource);
}
