import { useApi } from '@backstage/frontend-plugin-api';
import { OnCall } from '@gantry/plugin-vitals-common';
import { useMemo } from 'react';
import { vitalsApiRef } from '../api';
import { isConcealed } from './isConcealed';
import { pollEvery } from './pollEvery';
import { shareResource } from './shareResource';
import { UsedResource, useResource } from './useResource';
import { useRevision } from './useRevision';
import { useVitalsSignal } from './useVitalsSignal';

/** What needs somebody, grouped by cause, kept up to date. */
export function useOnCallAnswer(): UsedResource<OnCall> {
  const api = useApi(vitalsApiRef);
  const resource = useMemo(
    () =>
      shareResource(api, 'on call', {
        load: signal => api.getOnCall({ signal }),
        pollEvery,
        forgetAfter: isConcealed,
      }),
    [api],
  );
  useVitalsSignal(resource);
  const answer = useResource(resource);
  useRevision(answer.data);
  return answer;
}
