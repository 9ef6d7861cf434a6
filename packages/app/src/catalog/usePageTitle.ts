import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';

/** What the browser calls the page in its tabs and history. */
export function usePageTitle(title: string) {
  const app = useApi(configApiRef).getOptionalString('app.title') ?? 'Gantry';
  useEffect(() => {
    document.title = `${title} | ${app}`;
    return () => {
      document.title = app;
    };
  }, [title, app]);
}
