import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { kubernetesObjectsProviderExtensionPoint } from '@backstage/plugin-kubernetes-node';
import { VisibleObjectsProvider } from './VisibleObjectsProvider';

export default createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'gantry-visibility',
  register(registration) {
    registration.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        permissions: coreServices.permissions,
        objects: kubernetesObjectsProviderExtensionPoint,
      },
      async init({ auth, catalog, objects, permissions }) {
        objects.addObjectsProvider(
          async ({ getDefault }) =>
            new VisibleObjectsProvider(
              await getDefault(),
              permissions,
              catalog,
              auth,
            ),
        );
      },
    });
  },
});
