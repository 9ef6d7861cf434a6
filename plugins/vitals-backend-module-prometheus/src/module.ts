import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { vitalsExtensionPoint } from '@gantry/plugin-vitals-node';
import { PrometheusProvider } from './health/PrometheusProvider';
import { readPrometheusSettings } from './settings';

/** Vitals from Prometheus. Without `vitals.prometheus` in the configuration it asks nothing. */
export const vitalsModulePrometheus = createBackendModule({
  pluginId: 'vitals',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        vitals: vitalsExtensionPoint,
      },
      async init({ config, logger, vitals }) {
        const settings = readPrometheusSettings(config);
        if (settings.instances.length === 0) {
          logger.info(
            'vitals.prometheus names no instance: no vitals from Prometheus',
          );
        }
        vitals.addProvider(
          PrometheusProvider.create(settings, {
            credentials: () => DefaultAwsCredentialsManager.fromConfig(config),
          }),
        );
      },
    });
  },
});
