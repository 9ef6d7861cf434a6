import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { appLayout } from './layout/AppLayout';
import { Navigation } from './navigation/Navigation';
import { pageExtensions } from './page/pageExtensions';

/** The frame around every page. */
export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    appLayout,
    NavContentBlueprint.make({ params: { component: Navigation } }),
    ...pageExtensions,
  ],
});
