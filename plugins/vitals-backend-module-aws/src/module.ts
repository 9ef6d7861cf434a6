import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { awsServiceRef } from '@gantry/plugin-aws-node';
import { vitalsExtensionPoint } from '@gantry/plugin-vitals-node';
import { MetricStore } from './health/budget/MetricStore';
import { CloudWatchProvider } from './health/CloudWatchProvider';

/** Vitals from AWS. Without `vitals.aws` in the configuration it asks nothing. */
export const vitalsModuleAws = createBackendModule({
  pluginId: 'vitals',
  moduleId: 'aws',
  register(env) {
    env.registerInit({
      deps: {
        aws: awsServiceRef,
        database: coreServices.database,
        logger: coreServices.logger,
        vitals: vitalsExtensionPoint,
      },
      async init({ aws, database, logger, vitals }) {
        if (aws.settings.accounts.length === 0) {
          logger.info('vitals.aws names no account: no vitals from AWS');
        }
        const store = await MetricStore.create(database);
        vitals.addProvider(CloudWatchProvider.create({ aws, store, logger }));
      },
    });
  },
});
