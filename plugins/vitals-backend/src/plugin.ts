import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { vitalsPermissions } from '@gantry/plugin-vitals-common';
import {
  noticesExtensionPoint,
  vitalsExtensionPoint,
} from '@gantry/plugin-vitals-node';
import { registerActions } from './actions/registerActions';
import { Audience } from './fleet/Audience';
import { CallerViews } from './fleet/CallerViews';
import { FleetAnswers } from './fleet/FleetAnswers';
import { FleetMemory } from './fleet/FleetMemory';
import { SinkRegistry } from './notify/SinkRegistry';
import { startNotices } from './notify/startNotices';
import { Acknowledger } from './onCall/Acknowledger';
import { OnCallAnswers } from './onCall/OnCallAnswers';
import { OnCallMemory } from './onCall/OnCallMemory';
import { createRouter } from './router';
import { readVitalsSettings } from './settings';
import { VitalsStore } from './store';
import { ProviderRegistry } from './survey/ProviderRegistry';
import { SurveyRequests } from './survey/SurveyRequests';
import { Surveyor } from './survey/Surveyor';
import { TargetIndex } from './survey/TargetIndex';
import { scheduleSurveys } from './survey/scheduleSurveys';

/** Asks the vitals providers, keeps their answers and serves them under `/api/vitals`. */
export const vitalsPlugin = createBackendPlugin({
  pluginId: 'vitals',
  register(env) {
    const registry = new ProviderRegistry();
    env.registerExtensionPoint({
      extensionPoint: vitalsExtensionPoint,
      factory: context => registry.extensionPointFor(context),
    });
    const sinks = new SinkRegistry();
    env.registerExtensionPoint({
      extensionPoint: noticesExtensionPoint,
      factory: context => sinks.extensionPointFor(context),
    });

    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auth, catalog, httpAuth, lifecycle, logger, scheduler } = deps;
        const settings = readVitalsSettings(deps.config);
        const store = await VitalsStore.create(
          deps.database,
          settings.staleAfter,
        );
        const audience = new Audience({
          catalog,
          permissions: deps.permissions,
          userInfo: deps.userInfo,
        });
        const views = new CallerViews({
          audience,
          maximumAge: settings.visibilityMaximumAge,
        });
        const index = new TargetIndex({
          auth,
          catalog,
          logger,
          providers: () => registry.providers(),
          maximumAge: 0.9 * settings.surveyPeriod,
          onChange: () => views.clear(),
        });
        const surveyor = new Surveyor({
          index,
          store,
          signals: deps.signals,
          logger,
          settings,
        });

        const memory = new FleetMemory({
          store,
          staleAfter: settings.staleAfter,
        });

        const onCallMemory = new OnCallMemory(store);
        const onCall = new OnCallAnswers({
          memory,
          onCallMemory,
          views,
          index,
        });

        const stopping = new AbortController();
        lifecycle.addShutdownHook(() => stopping.abort());
        const requests = new SurveyRequests({
          registry,
          scheduler,
          logger,
          surveyPeriod: settings.surveyPeriod,
          stopping: stopping.signal,
        });

        deps.permissionsRegistry.addPermissions(vitalsPermissions);
        deps.httpRouter.use(
          createRouter({
            httpAuth,
            audience,
            views,
            fleet: new FleetAnswers(memory, views, index),
            onCall,
            acknowledger: new Acknowledger({
              answers: onCall,
              audience,
              store: store.acknowledgements,
              signals: deps.signals,
              logger,
            }),
            handover: { audience, store, memory, index },
            auditor: deps.auditor,
            registry,
            requests,
            store,
            staleAfter: settings.staleAfter,
            logger,
          }),
        );
        registerActions(deps.actions, {
          auth,
          audience,
          views,
          index,
          memory,
          onCall,
          registry,
          store,
          staleAfter: settings.staleAfter,
          logger,
        });
        await scheduleSurveys({
          registry,
          index,
          surveyor,
          store,
          scheduler,
          lifecycle,
          logger,
          settings,
          stopping: stopping.signal,
        });
        registry.serveRequests(requests);
        await startNotices({ ...deps, memory, onCallMemory, index, sinks });
      },
    });
  },
});
