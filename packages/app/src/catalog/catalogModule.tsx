import {
  PageBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { RiStackLine } from '@remixicon/react';
import { catalogRouteRef } from './routes';

/** Replaces the stock list of entities, which asks a dozen counts before it shows a row. */
export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog',
        title: 'Catalog',
        icon: <RiStackLine />,
        routeRef: catalogRouteRef,
        loader: () =>
          import('./CatalogPage').then(({ CatalogPage }) => <CatalogPage />),
      },
    }),
  ],
});
