import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { useIdentity } from '../live';
import { observeVisits } from './recentVisits';

/** The entities whose pages the user visited, newest first. */
export function useRecentVisits(): string[] {
  const storageApi = useApi(storageApiRef);
  const userEntityRef = useIdentity().data?.userEntityRef;
  const [visits, setVisits] = useState<string[]>([]);
  useEffect(() => {
    if (!userEntityRef) {
      return undefined;
    }
    const subscription = observeVisits(storageApi, userEntityRef, setVisits);
    return () => subscription.unsubscribe();
  }, [storageApi, userEntityRef]);
  return visits;
}
