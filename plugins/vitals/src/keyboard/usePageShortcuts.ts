import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useRef } from 'react';
import { PageShortcut } from './PageShortcuts';
import { pageShortcutsApiRef } from './pageShortcutsApiRef';

/** Gives the keyboard these shortcuts while the component is there. Which keys there are may not change. */
export function usePageShortcuts(shortcuts: PageShortcut[]) {
  const api = useApi(pageShortcutsApiRef);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;

  useEffect(
    () =>
      api.add(
        latest.current.map(({ keys, what }, index) => ({
          keys,
          what,
          run: () => latest.current[index].run(),
        })),
      ),
    [api],
  );
}
