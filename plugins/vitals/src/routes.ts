import {
  createExternalRouteRef,
  createRouteRef as createBackstageRouteRef,
} from '@backstage/frontend-plugin-api';

export const homeRouteRef = createBackstageRouteRef();

/** Where services are created. */
export const createRouteRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});

/** Where all entities are listed. */
export const catalogRouteRef = createExternalRouteRef({
  defaultTarget: 'catalog.catalogIndex',
});
