import { createApiRef } from '@backstage/frontend-plugin-api';
import { PageShortcuts } from './PageShortcuts';

/** Where pages leave their shortcuts, and the shell finds them. */
export const pageShortcutsApiRef = createApiRef<PageShortcuts>().with({
  id: 'plugin.vitals.page-shortcuts',
  pluginId: 'vitals',
});
