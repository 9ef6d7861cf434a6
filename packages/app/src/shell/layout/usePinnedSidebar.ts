import { useMemo, useState } from 'react';
import { useMediaQuery } from './useMediaQuery';

/** The name under which the stock sidebar keeps it. */
const storageKey = 'sidebarPinState';

/**
 * Whether the sidebar shows its labels beside the icons, as the switch on the settings page says. Below
 * 1200 px there is no room for it, and the switch is not offered (`isMobile`).
 */
export function usePinnedSidebar() {
  const isNarrow = useMediaQuery('(max-width: 1199px)');
  const [isPinned, setIsPinned] = useState(
    () => window.localStorage.getItem(storageKey) !== 'false',
  );
  return useMemo(
    () => ({
      isPinned,
      isMobile: isNarrow,
      toggleSidebarPinState: () => {
        window.localStorage.setItem(storageKey, String(!isPinned));
        setIsPinned(!isPinned);
      },
    }),
    [isPinned, isNarrow],
  );
}
