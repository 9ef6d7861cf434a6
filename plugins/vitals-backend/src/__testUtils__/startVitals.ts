import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
  BackendFeature,
  BackstageCredentials,
  BackstageUserPrincipal,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import {
  CatalogServiceMock,
  catalogServiceMock,
} from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { vitalsAcknowledgePermission } from '@gantry/plugin-vitals-common';
import {
  VitalsProvider,
  vitalsExtensionPoint,
} from '@gantry/plugin-vitals-node';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import request from 'supertest';
import vitalsPlugin from '..';

/** May not read entities whose names begin with `secret`. */
export const outsider = 'user:default/outsider';
/** May read every entity, and see no vital. */
export const unentitled = 'user:default/unentitled';
/** May read everything, and acknowledge nothing. */
export const onlooker = 'user:default/onlooker';

export function component(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service' },
  };
}

export function moduleWith(...providers: VitalsProvider[]): BackendFeature {
  return createBackendModule({
    pluginId: 'vitals',
    moduleId: `with-${providers.map(({ id }) => id).join('-')}`,
    register(env) {
      env.registerInit({
        deps: { vitals: vitalsExtensionPoint },
        async init({ vitals }) {
          providers.forEach(provider => vitals.addProvider(provider));
        },
      });
    },
  });
}

export interface StartOptions {
  /** Or what the catalog holds each time that it is read. */
  entities: Entity[] | (() => Entity[]);
  features: BackendFeature[];
  knex?: Knex;
  config?: object;
}

/** The real plugin with its modules, a scheduler that runs tasks when told, and a catalog in memory. */
export async function startVitals(options: StartOptions) {
  const { entities } = options;
  const catalog = typeof entities === 'function' ? entities : () => entities;
  const scheduler = mockServices.scheduler();
  const scheduled = jest.spyOn(scheduler, 'scheduleTask');
  const signals = { publish: jest.fn(async () => {}) };
  const permissions = mockServices.permissions.mock({
    authorize: async (requests, { credentials }) =>
      requests.map(({ permission }) => ({
        result: denied(permission, userOf(credentials))
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
    authorizeConditional: async (requests, { credentials }) =>
      requests.map(() => ({
        // The real client does so, too.
        id: randomUUID(),
        ...(userOf(credentials) === outsider
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                rule: 'IS_NOT_SECRET',
                resourceType: 'catalog-entity',
                params: {},
              },
            }
          : { result: AuthorizeResult.ALLOW }),
      })),
  });

  const auditEvent = {
    success: jest.fn(async () => {}),
    fail: jest.fn(async () => {}),
  };
  const auditor = mockServices.auditor.mock({
    createEvent: async () => auditEvent,
  });
  const catalogService = catalogFor(catalog);
  const backend = await startTestBackend({
    features: [
      vitalsPlugin,
      ...options.features,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      permissions.factory,
      auditor.factory,
      catalogService.factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => signals,
      }),
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
      ...(options.knex
        ? [
            mockServices.database.factory({
              knex: options.knex,
            }),
          ]
        : []),
    ],
  });

  const byRefs = jest.spyOn(catalogService, 'getEntitiesByRefs');
  const get = (path: string, authorization = mockCredentials.user.header()) =>
    request(backend.server)
      .get(`/api/vitals${path}`)
      .set('Authorization', authorization);
  const post = (path: string, authorization: string) =>
    request(backend.server)
      .post(`/api/vitals${path}`)
      .set('Authorization', authorization);
  const remove = (
    path: string,
    authorization = mockCredentials.user.header(),
  ) =>
    request(backend.server)
      .delete(`/api/vitals${path}`)
      .set('Authorization', authorization);
  const trigger = jest.spyOn(scheduler, 'triggerTask');
  trigger.mockClear();
  /** @throws what the task threw */
  const run = async (taskId: string) => {
    const [task] = scheduled.mock.calls.find(([{ id }]) => id === taskId)!;
    await task.fn(new AbortController().signal);
  };
  return {
    server: backend.server,
    get,
    post,
    remove,
    auditor,
    auditEvent,
    trigger,
    signals,
    stop: () => backend.stop(),
    /** How often the catalog was asked which of some entities a caller may read. */
    lookups: () => readRefs(byRefs.mock.calls, true).length,
    /** The entities that the plugin has read whole on its own account, after the first reading of all. */
    rereads: () => readRefs(byRefs.mock.calls, false).flat(),
    /** @throws what the task threw */
    survey: (source = 'fake/a') => run(`survey:health:${source}`),
    run,
  };
}

function denied({ name }: Permission, user?: string): boolean {
  return (
    user === unentitled ||
    (user === onlooker && name === vitalsAcknowledgePermission.name)
  );
}

function catalogFor(entities: () => Entity[]) {
  const inner = () => catalogServiceMock({ entities: entities() });
  const hidden = (ref: string, options: unknown) =>
    userOf((options as CatalogServiceRequestOptions).credentials) ===
      outsider && parseEntityRef(ref).name.startsWith('secret');
  return catalogServiceMock.mock({
    streamEntities: request_ => inner().streamEntities(request_),
    getEntities: async (req, opts) => {
      const { items } = await inner().getEntities(req);
      return {
        items: items.filter(item => !hidden(stringifyEntityRef(item), opts)),
      };
    },
    getEntityByRef: async (ref, opts) =>
      hidden(ref as string, opts)
        ? undefined
        : inner().getEntityByRef(ref as string),
    getEntitiesByRefs: async (req, opts) => {
      const { items } = await inner().getEntitiesByRefs(req);
      return {
        items: items.map((item, i) =>
          hidden(req.entityRefs[i], opts) ? undefined : item,
        ),
      };
    },
  });
}

/** The references of each call for a user, or for none. */
function readRefs(
  calls: Parameters<CatalogServiceMock['getEntitiesByRefs']>[],
  forUser: boolean,
): string[][] {
  return calls
    .filter(([, options]) => {
      const { credentials } = options as CatalogServiceRequestOptions;
      return !!userOf(credentials) === forUser;
    })
    .map(([{ entityRefs }]) => entityRefs);
}

function userOf(credentials: BackstageCredentials) {
  return (credentials.principal as Partial<BackstageUserPrincipal>)
    .userEntityRef;
}
