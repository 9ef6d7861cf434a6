import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiHeartPulseLine } from '@remixicon/react';
import { healthCard, homePage, vitalsApi } from './extensions';
import { catalogRouteRef, createRouteRef, homeRouteRef } from './routes';

/** Shows how entities are: a card on their pages, and the home page. */
export const vitalsPlugin = createFrontendPlugin({
  pluginId: 'vitals',
  title: 'Vitals',
  icon: <RiHeartPulseLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { home: homeRouteRef },
  externalRoutes: { catalog: catalogRouteRef, create: createRouteRef },
  extensions: [vitalsApi, healthCard, homePage],
});
