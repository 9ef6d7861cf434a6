import { useApi } from '@backstage/frontend-plugin-api';
import { Suspense, lazy, useSyncExternalStore } from 'react';
import { searchDialogApiRef } from './SearchDialogControl';

const SearchDialog = lazy(() =>
  import('./SearchDialog').then(module => ({ default: module.SearchDialog })),
);

/** Mounts the search dialog while it is open; its code is fetched when it first opens. */
export function SearchDialogHost() {
  const control = useApi(searchDialogApiRef);
  const isOpen = useSyncExternalStore(control.subscribe, control.isOpen);
  return isOpen ? (
    <Suspense fallback={null}>
      <SearchDialog onClose={control.close} />
    </Suspense>
  ) : null;
}
