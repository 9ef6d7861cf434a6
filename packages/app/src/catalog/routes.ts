import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';

/** The pages replace stock ones, so they keep their routes and all links that lead to them. */
export const catalogRouteRef = catalogPlugin.routes.catalogIndex;
export const apisRouteRef = apiDocsPlugin.routes.root;

/** Where services are created. */
export const createRouteRef = catalogPlugin.externalRoutes.createComponent;

/** Where what exists already is entered into the catalog. */
export const registerRouteRef = apiDocsPlugin.externalRoutes.registerApi;
