import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { vitalsExtensionPoint } from '@gantry/plugin-vitals-node';
import { AwsClients } from './clients/AwsClients';
import { readAwsSettings } from './clients/awsSettings';
import { CloudWatchProvider } from './health/CloudWatchProvider';

/** Vitals from AWS. Without `vitals.aws` in the configuration it asks nothing. */
export const vitalsModuleAws = createBackendModule({
  pluginId: 'vitals',
  moduleId: 'aws',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        vitals: vitalsExtensionPoint,
      },
      async init({ config, logger, vitals }) {
        const settings = readAwsSettings(config);
        if (settings.accounts.length === 0) {
          logger.info('vitals.aws names no account: no vitals from AWS');
        }
        const clients = new AwsClients({
          credentials: DefaultAwsCredentialsManager.fromConfig(config),
          endpoint: settings.endpoint,
        });
        vitals.addProvider(CloudWatchProvider.create(settings, clients));
      },
    });
  },
});
