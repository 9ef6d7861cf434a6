import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { documentTitle } from './documentTitle';
import { unreadCount } from './UnreadCount';

/**
 * Keeps the tab's title in one form, whoever writes it: pages write theirs straight into the document.
 *
 * @returns the title without the portal's name, to be read out when the page changes
 */
export function useDocumentTitle(): string {
  const appTitle = useApi(configApiRef).getOptionalString('app.title') ?? '';
  const unread = useSyncExternalStore(unreadCount.subscribe, unreadCount.get);
  const [title, setTitle] = useState('');

  useEffect(() => {
    const update = () => {
      const wanted = documentTitle(document.title, appTitle, unread);
      if (document.title !== wanted) {
        document.title = wanted;
      }
      setTitle(documentTitle(document.title, appTitle));
    };
    update();
    const observer = new MutationObserver(update);
    observer.observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    return () => observer.disconnect();
  }, [appTitle, unread]);

  return title;
}
