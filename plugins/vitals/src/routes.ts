import {
  createExternalRouteRef,
  createRouteRef as createBackstageRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const homeRouteRef = createBackstageRouteRef();

/** The Health tab of the entity whose page is open. */
export const healthRouteRef = createBackstageRouteRef();

export const onCallRouteRef = createBackstageRouteRef();

/** The map of the fleet, a section of the on-call page. */
export const fleetMapRouteRef = createSubRouteRef({
  parent: onCallRouteRef,
  path: '/map',
});

/** Where services are created. */
export const createRouteRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});

/** The form of one template. */
export const templateRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** One run of a template. */
export const taskRouteRef = createExternalRouteRef({
  params: ['taskId'],
  defaultTarget: 'scaffolder.ongoingTask',
});

/** Where all entities are listed. */
export const catalogRouteRef = createExternalRouteRef({
  defaultTarget: 'catalog.catalogIndex',
});

/** The page of an entity. */
export const entityRouteRef = createExternalRouteRef({
  params: ['kind', 'namespace', 'name'],
  defaultTarget: 'catalog.catalogEntity',
});

/** Where all docs are listed. */
export const docsRouteRef = createExternalRouteRef({
  defaultTarget: 'techdocs.root',
});

/** Where notifications are read. */
export const notificationsRouteRef = createExternalRouteRef({
  defaultTarget: 'notifications.root',
});
