import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiHeartPulseLine } from '@remixicon/react';
import {
  healthCard,
  healthTab,
  homePage,
  onCallPage,
  pageShortcutsApi,
  visitRecorder,
  vitalsApi,
} from './extensions';
import {
  catalogRouteRef,
  createRouteRef,
  docsRouteRef,
  entityRouteRef,
  fleetMapRouteRef,
  healthRouteRef,
  homeRouteRef,
  notificationsRouteRef,
  onCallRouteRef,
  taskRouteRef,
  templateRouteRef,
} from './routes';

/** Shows how entities are: a card on their pages, the home page, and the on-call page. */
export const vitalsPlugin = createFrontendPlugin({
  pluginId: 'vitals',
  title: 'Vitals',
  icon: <RiHeartPulseLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    fleetMap: fleetMapRouteRef,
    health: healthRouteRef,
    home: homeRouteRef,
    onCall: onCallRouteRef,
  },
  externalRoutes: {
    catalog: catalogRouteRef,
    create: createRouteRef,
    docs: docsRouteRef,
    entity: entityRouteRef,
    notifications: notificationsRouteRef,
    task: taskRouteRef,
    template: templateRouteRef,
  },
  extensions: [
    vitalsApi,
    healthCard,
    healthTab,
    homePage,
    onCallPage,
    pageShortcutsApi,
    visitRecorder,
  ],
});
