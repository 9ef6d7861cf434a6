import { useApi } from '@backstage/frontend-plugin-api';
import { EntityInspection, VitalKind } from '@gantry/plugin-vitals-common';
import { useMemo, useRef } from 'react';
import { vitalsApiRef } from '../api';
import { TimeWindow, boundsOf } from './TimeWindow';
import { isConcealed } from './isConcealed';
import { shareWhileSeen } from './shareResource';
import { UsedResource, useResource } from './useResource';
import { useVitalsSignal } from './useVitalsSignal';

/** Milliseconds. Upstreams are asked for what somebody looks at once a minute at most. */
const pollEvery = 60_000;
/** The server gives a slow source 20 seconds and then answers with what the others say. */
const timeout = 30_000;
/** What is past hardly changes. */
const pollPastEvery = 600_000;

export interface UsedInspection<K extends VitalKind> extends UsedResource<
  EntityInspection<K>
> {
  /** Whether `data` is still that of the window before. */
  isPrevious: boolean;
}

/**
 * The detail behind one vital of an entity over a window, kept up to date while the window reaches to now. What
 * was shown stays until the answer for another window is there.
 */
export function useInspection<K extends VitalKind>(
  entityRef: string,
  vital: K,
  window: TimeWindow,
): UsedInspection<K> {
  const api = useApi(vitalsApiRef);
  const windowKey = JSON.stringify(window);
  const resource = useMemo(() => {
    const asked: TimeWindow = JSON.parse(windowKey);
    return shareWhileSeen(api, `${vital} of ${entityRef} over ${windowKey}`, {
      load: signal => {
        const { from, to } = boundsOf(asked, Date.now());
        return api.getInspection(entityRef, vital, {
          from: new Date(from).toISOString(),
          to: new Date(to).toISOString(),
          signal,
        });
      },
      pollEvery: 'last' in asked ? pollEvery : pollPastEvery,
      timeout,
      forgetAfter: isConcealed,
    });
  }, [api, entityRef, vital, windowKey]);
  useVitalsSignal('last' in window ? resource : undefined);

  const state = useResource(resource);
  const subject = `${vital} ${entityRef}`;
  const previous = useRef<{ subject: string; data?: EntityInspection<K> }>({
    subject,
  });
  if (previous.current.subject !== subject || isConcealed(state.error)) {
    previous.current = { subject };
  }
  if (state.data) {
    previous.current.data = state.data;
  }
  return {
    ...state,
    data: previous.current.data,
    isPrevious: !state.data && !!previous.current.data,
  };
}
