import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createAssertAbsentAction } from './actions/assertAbsent';
import { createAwaitEntitiesAction } from './actions/awaitEntities';
import { createFetchTemplateAction } from './actions/fetchTemplate';

/** Adds the actions of the Gantry templates to the scaffolder. */
export const scaffolderModuleGantry = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'gantry',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        reader: coreServices.urlReader,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ auth, catalog, config, reader, scaffolder }) {
        const integrations = ScmIntegrations.fromConfig(config);
        scaffolder.addActions(
          createAssertAbsentAction({ auth, catalog }),
          createAwaitEntitiesAction({ catalog }),
          createFetchTemplateAction({ reader, integrations }),
        );
      },
    });
  },
});
