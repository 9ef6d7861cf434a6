import { useSyncExternalStore } from 'react';

const query = '(max-width: 639px)';

/** Whether the page is as narrow as on a telephone. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}

function isNarrow(): boolean {
  return window.matchMedia?.(query).matches ?? false;
}

function subscribe(listener: () => void) {
  const media = window.matchMedia?.(query);
  media?.addEventListener('change', listener);
  return () => media?.removeEventListener('change', listener);
}
