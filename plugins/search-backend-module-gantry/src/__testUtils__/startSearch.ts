import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import catalogCollator from '@backstage/plugin-search-backend-module-catalog';
import docsCollator from '@backstage/plugin-search-backend-module-techdocs';
import { Router } from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import searchModule from '..';

/** May not see entities whose names begin with `secret`. */
export const outsider = 'user:default/outsider';

/** A page of docs, as MkDocs writes it into the index of a site. */
export interface Page {
  location: string;
  title: string;
  text: string;
}

/** Serves the indexes of built docs, by entity name, as the TechDocs backend does. */
const docsWith = (pages: Record<string, Page[]>) =>
  createBackendPlugin({
    pluginId: 'techdocs',
    register(registration) {
      registration.registerInit({
        deps: { http: coreServices.httpRouter },
        async init({ http }) {
          const router = Router();
          router.get('/static/docs/:namespace/:kind/:name/*', (req, res) =>
            res.json({ docs: pages[req.params.name] ?? [] }),
          );
          http.use(router);
        },
      });
    },
  });

/** The real search, with its collators and its engine, over a catalog in memory. */
export async function startSearch(options: {
  entities: Entity[];
  pages?: Record<string, Page[]>;
  knex?: Knex;
}) {
  const { entities, pages = {}, knex } = options;
  const scheduler = mockServices.scheduler();
  const scheduled = jest.spyOn(scheduler, 'scheduleTask');
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async requests =>
      requests.map(({ permission }) => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: permission.resourceType,
        conditions: { rule: 'TEST', resourceType: permission.resourceType },
      })),
    authorize: async (requests, { credentials }) => {
      const { userEntityRef } = credentials.principal as {
        userEntityRef?: string;
      };
      return requests.map(each => ({
        result:
          userEntityRef === outsider &&
          'resourceRef' in each &&
          each.resourceRef?.includes('/secret')
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }));
    },
  });
  const backend = await startTestBackend({
    features: [
      searchPlugin,
      catalogCollator,
      docsCollator,
      searchModule,
      docsWith(pages),
      permissions.factory,
      catalogServiceMock.factory({ entities }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true } },
      }),
      ...(knex ? [mockServices.database.factory({ knex })] : []),
    ],
  });
  return {
    stop: () => backend.stop(),
    index: async () => {
      for (const [task] of scheduled.mock.calls) {
        await task.fn(new AbortController().signal);
      }
    },
    query: (query: object, user?: string) =>
      request(backend.server)
        .get('/api/search/query')
        .query(query)
        .set('authorization', mockCredentials.user.header(user)),
  };
}
