import { useEffect, useRef } from 'react';
import { LiveResource } from './LiveResource';
import { useSignalLink } from './useSignalLink';

/**
 * Asks again whenever the backend signals that something changed, and when signals come again after they did not;
 * what does not change asks nothing.
 */
export function useVitalsSignal(
  resource: Pick<LiveResource<unknown>, 'refreshFor'> | undefined,
) {
  const { revision, returns } = useSignalLink();
  const occasion = `${revision} ${returns}`;
  const seen = useRef(occasion);

  useEffect(() => {
    if (occasion !== seen.current) {
      seen.current = occasion;
      resource?.refreshFor(occasion);
    }
  }, [resource, occasion]);
}
