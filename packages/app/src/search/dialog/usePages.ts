import {
  appTreeApiRef,
  coreExtensionData,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { places } from '../../shell/navigation/places';

export interface Page {
  title: string;
  href: string;
}

const others = [
  { id: 'page:notifications', title: 'Notifications' },
  { id: 'page:user-settings', title: 'Settings' },
];

/** The pages of the portal that one may jump to, as many as are installed. */
export function usePages(): Page[] {
  const appTree = useApi(appTreeApiRef);
  return useMemo(() => {
    const { nodes } = appTree.getTree().tree;
    return [...places, ...others].flatMap(({ id, title }) => {
      const href = nodes
        .get(id)
        ?.instance?.getData(coreExtensionData.routePath);
      return href === undefined ? [] : [{ title, href }];
    });
  }, [appTree]);
}
