import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  AppRootWrapperBlueprint,
  NavContentBlueprint,
} from '@backstage/plugin-app-react';
import { Navigation } from './Navigation';
import { Ribbon } from './Ribbon';

export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    NavContentBlueprint.make({ params: { component: Navigation } }),
    AppRootWrapperBlueprint.make({
      name: 'ribbon',
      params: { component: Ribbon },
    }),
  ],
});
