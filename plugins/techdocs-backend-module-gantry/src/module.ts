import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  DirectoryPreparer,
  Publisher,
  techdocsGeneratorExtensionPoint,
  techdocsPreparerExtensionPoint,
  techdocsPublisherExtensionPoint,
} from '@backstage/plugin-techdocs-node';
import { guardStaticDocs } from './access/guardStaticDocs';
import { DocsBuilder } from './ahead/DocsBuilder';
import { DocsGenerator } from './build/DocsGenerator';
import { DocsPreparer } from './build/DocsPreparer';
import { Mkdocs } from './build/Mkdocs';
import { publishInTurn } from './build/publishInTurn';

/** Docs that are built on this machine, found by search, and shown to those who may see their entity. */
export const techdocsModuleGantry = createBackendModule({
  pluginId: 'techdocs',
  moduleId: 'gantry',
  register(registration) {
    registration.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        generators: techdocsGeneratorExtensionPoint,
        http: coreServices.httpRouter,
        logger: coreServices.logger,
        preparers: techdocsPreparerExtensionPoint,
        publishers: techdocsPublisherExtensionPoint,
        reader: coreServices.urlReader,
        scheduler: coreServices.scheduler,
      },
      async init({ config, generators, http, preparers, ...services }) {
        const { discovery, logger, publishers, reader, scheduler } = services;
        const mkdocs = Mkdocs.fromConfig(config);

        http.use(guardStaticDocs());
        generators.setTechdocsGenerator(
          new DocsGenerator(config, logger, mkdocs),
        );
        preparers.registerPreparer(
          'dir',
          new DocsPreparer(
            DirectoryPreparer.fromConfig(config, { logger, reader }),
            ScmIntegrations.fromConfig(config),
            config.getOptionalString('backend.workingDirectory'),
          ),
        );

        if (config.getOptionalString('techdocs.publisher.type') === 'local') {
          const stock = await Publisher.fromConfig(config, {
            discovery,
            logger,
          });
          publishers.registerPublisher('local', publishInTurn(stock));
        }

        const buildsHere = [undefined, 'local'].includes(
          config.getOptionalString('techdocs.builder'),
        );
        const ahead = config.getOptionalConfig('techdocs.buildAhead');
        if (ahead && buildsHere) {
          const builder = new DocsBuilder(services, mkdocs);
          await scheduler.scheduleTask({
            ...readSchedulerServiceTaskScheduleDefinitionFromConfig(
              ahead.getConfig('schedule'),
            ),
            id: 'build-docs-ahead',
            fn: signal => builder.buildAll(signal as AbortSignal),
          });
        }
      },
    });
  },
});
