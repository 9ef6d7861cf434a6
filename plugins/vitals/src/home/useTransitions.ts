import { useApi } from '@backstage/frontend-plugin-api';
import { Transitions } from '@gantry/plugin-vitals-common';
import { useEffect, useMemo, useRef } from 'react';
import { vitalsApiRef } from '../api';
import {
  UsedResource,
  isConcealed,
  shareResource,
  useFleet,
  useResource,
} from '../live';

/** Milliseconds; a change that the fleet tells of is asked for at once. */
const pollEvery = 300_000;
const day = 24 * 3_600_000;
/** The most that the server answers at once. */
const limit = 500;

/** What changed in the last day of what is the user's, and what was critical elsewhere. */
export function useTransitions(): UsedResource<Transitions> {
  const api = useApi(vitalsApiRef);
  const resource = useMemo(
    () =>
      shareResource(api, 'transitions of mine', {
        load: signal =>
          api.getTransitions({
            since: new Date(Date.now() - day).toISOString(),
            scope: 'mine',
            limit,
            signal,
          }),
        pollEvery,
        forgetAfter: isConcealed,
      }),
    [api],
  );
  const fleet = useFleet();
  const newest = fleet.data?.items
    .flatMap(({ verdicts }) => Object.values(verdicts))
    .reduce((latest, { since = '' }) => (since > latest ? since : latest), '');
  const seen = useRef(newest);
  useEffect(() => {
    if (seen.current !== undefined && newest !== seen.current) {
      resource.refresh();
    }
    seen.current = newest;
  }, [newest, resource]);
  return useResource(resource);
}
