import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { awsServiceRef } from '@gantry/plugin-aws-node';
import { AwsResourcesProvider } from './AwsResourcesProvider';
import { CatalogLookup } from './CatalogLookup';
import { readDiscoverySettings } from './discoverySettings';

/** AWS resources for the catalog. Without `catalog.providers.awsResources` it does nothing. */
export const catalogModuleAwsResources = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'aws-resources',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        aws: awsServiceRef,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        aws,
        catalog,
        config,
        logger,
        processing,
        scheduler,
      }) {
        const lookup = new CatalogLookup(catalog, auth);
        for (const settings of readDiscoverySettings(config, aws.settings)) {
          processing.addEntityProvider(
            settings.sources.map(
              source =>
                new AwsResourcesProvider(settings, source, {
                  aws,
                  lookup,
                  logger,
                  runner: scheduler.createScheduledTaskRunner(
                    settings.schedule,
                  ),
                }),
            ),
          );
        }
      },
    });
  },
});
