import {
  PageBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { RiPuzzle2Line } from '@remixicon/react';
import { apisRouteRef } from './routes';

/** Replaces the stock list of APIs with the catalog's own, which lists nothing else there. */
export const apisModule = createFrontendModule({
  pluginId: 'api-docs',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/api-docs',
        title: 'APIs',
        icon: <RiPuzzle2Line />,
        routeRef: apisRouteRef,
        loader: () =>
          import('./CatalogPage').then(({ CatalogPage }) => (
            <CatalogPage kind="api" />
          )),
      },
    }),
  ],
});
