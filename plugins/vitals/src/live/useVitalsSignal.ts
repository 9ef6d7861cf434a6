import { useSignal } from '@backstage/plugin-signals-react';
import {
  vitalsSignalChannel,
  VitalsSignal,
} from '@gantry/plugin-vitals-common';
import { useEffect, useRef } from 'react';
import { LiveResource } from './LiveResource';

/** Asks again whenever the backend signals that something changed; what does not change asks nothing. */
export function useVitalsSignal(
  resource: Pick<LiveResource<unknown>, 'refreshFor'> | undefined,
) {
  const { lastSignal } =
    useSignal<Pick<VitalsSignal, 'revision'>>(vitalsSignalChannel);
  const revision = lastSignal?.revision;
  const seen = useRef(revision);

  useEffect(() => {
    if (revision !== undefined && revision !== seen.current) {
      seen.current = revision;
      resource?.refreshFor(revision);
    }
  }, [resource, revision]);
}
