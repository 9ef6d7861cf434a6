import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { pageShortcutsApiRef } from '@gantry/plugin-vitals';
import { Suspense, lazy, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router-dom';
import { searchDialogApiRef } from '../../search';
import { contentId } from '../layout/contentId';
import { Destination } from '../navigation/destinationsOf';
import { shortcutsDialog } from './shortcutsDialog';
import { useShortcuts } from './useShortcuts';

const ShortcutsDialog = lazy(() =>
  import('./ShortcutsDialog').then(module => ({
    default: module.ShortcutsDialog,
  })),
);

/** The keyboard's way around the portal, and the list of it. */
export function Shortcuts(props: { destinations: Destination[] }) {
  const search = useApi(searchDialogApiRef);
  const ofPage = useApiHolder().get(pageShortcutsApiRef);
  const navigate = useNavigate();
  const isOpen = useSyncExternalStore(
    shortcutsDialog.subscribe,
    shortcutsDialog.isOpen,
  );

  useShortcuts({
    search: search.open,
    help: shortcutsDialog.open,
    goTo: letter => {
      const place = props.destinations.find(item => item.letter === letter);
      if (place) {
        navigate(place.href);
        document.getElementById(contentId)?.focus();
      }
      return place !== undefined;
    },
    press: key => ofPage?.press(key) ?? false,
  });

  return isOpen ? (
    <Suspense fallback={null}>
      <ShortcutsDialog
        destinations={props.destinations}
        ofPage={ofPage?.getSnapshot() ?? []}
        onClose={shortcutsDialog.close}
      />
    </Suspense>
  ) : null;
}
