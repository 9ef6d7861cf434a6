import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogCollatorExtensionPoint } from '@backstage/plugin-search-backend-module-catalog';
import { techdocsCollatorEntityTransformerExtensionPoint } from '@backstage/plugin-search-backend-module-techdocs';
import { searchEngineRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { docsDocument } from './documents/docsDocument';
import { entityDocument } from './documents/entityDocument';
import { createEngine } from './engines/createEngine';

/** Decides what the documents of the index hold and how they are searched. */
export const searchModuleGantry = createBackendModule({
  pluginId: 'search',
  moduleId: 'gantry',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        logger: coreServices.logger,
        catalogCollator: catalogCollatorExtensionPoint,
        docsCollator: techdocsCollatorEntityTransformerExtensionPoint,
        engines: searchEngineRegistryExtensionPoint,
      },
      async init({ catalogCollator, docsCollator, engines, ...options }) {
        catalogCollator.setEntityTransformer(entityDocument);
        docsCollator.setTransformer(docsDocument);
        engines.setSearchEngine(await createEngine(options));
      },
    });
  },
});
