import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { awsServiceRef, awsSources } from '@gantry/plugin-aws-node';
import {
  noticesExtensionPoint,
  vitalsExtensionPoint,
} from '@gantry/plugin-vitals-node';
import { followAlarmChanges } from './changes/followAlarmChanges';
import { CloudWatchProvider } from './health/CloudWatchProvider';
import { MetricStore } from './health/budget/MetricStore';
import { SnsSink } from './notify/SnsSink';

/** Vitals from AWS. Without `vitals.aws` in the configuration it asks nothing. */
export const vitalsModuleAws = createBackendModule({
  pluginId: 'vitals',
  moduleId: 'aws',
  register(env) {
    env.registerInit({
      deps: {
        aws: awsServiceRef,
        database: coreServices.database,
        events: eventsServiceRef,
        logger: coreServices.logger,
        notices: noticesExtensionPoint,
        vitals: vitalsExtensionPoint,
      },
      async init({ aws, database, events, logger, notices, vitals }) {
        if (aws.settings.accounts.length === 0) {
          logger.info('vitals.aws names no account: no vitals from AWS');
        }
        const store = await MetricStore.create(database);
        vitals.addProvider(CloudWatchProvider.create({ aws, store, logger }));
        const { clients } = aws;
        const { topic } = aws.settings;
        if (topic) {
          notices.addSink(new SnsSink({ clients, topic }));
        }
        await followAlarmChanges({
          events,
          sources: awsSources('cloudwatch', aws.settings),
          vitals,
          logger,
        });
      },
    });
  },
});
