import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/** Who is signed in, once that is known. */
export function useUserEntityRef(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const [userEntityRef, setUserEntityRef] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    identityApi.getBackstageIdentity().then(
      identity => isCurrent && setUserEntityRef(identity.userEntityRef),
      // Without a name nothing is remembered.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [identityApi]);
  return userEntityRef;
}
