import { BackendFeature } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import techdocsPlugin from '@backstage/plugin-techdocs-backend';
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import path from 'node:path';

/** May not see entities whose names begin with `secret`. */
export const outsider = 'user:default/outsider';

export function documented(name: string, folder: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      uid: randomUUID(),
      annotations: {
        'backstage.io/techdocs-ref': 'dir:.',
        'backstage.io/managed-by-location': `file:${path.join(
          folder,
          'catalog-info.yaml',
        )}`,
      },
    },
    spec: { type: 'service' },
  };
}

export interface StartDocsOptions {
  entities: Entity[];
  features: BackendFeature[];
  folders: ReturnType<typeof createMockDirectory>;
  generator?: object;
  buildAhead?: object;
}

/** The real plugin with a catalog in memory; what it publishes is in `published` of the folders. */
export async function startDocs(options: StartDocsOptions) {
  const { entities, features, folders, generator, buildAhead } = options;
  const catalog = catalogServiceMock({ entities });
  const backend = await startTestBackend({
    features: [
      techdocsPlugin,
      ...features,
      catalogServiceMock.mock({
        getEntities: request => catalog.getEntities(request),
        getEntityByRef: async (ref, request) => {
          const { credentials } = request as CatalogServiceRequestOptions;
          const entity = await catalog.getEntityByRef(ref as string);
          return isHidden(entity, credentials) ? undefined : entity;
        },
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          backend: { workingDirectory: folders.resolve('work') },
          techdocs: {
            builder: 'local',
            generator: { runIn: 'local', ...generator },
            publisher: {
              type: 'local',
              local: { publishDirectory: folders.resolve('published') },
            },
            ...(buildAhead && { buildAhead }),
          },
        },
      }),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  return {
    stop: () => backend.stop(),
    /** Sends the path as it stands; clients that tidy it up would hide what a hostile one can do. */
    get: (route: string, user?: string) =>
      send(port, `/api/techdocs${route}`, user),
  };
}

function isHidden(
  entity: Entity | undefined,
  credentials: CatalogServiceRequestOptions['credentials'],
) {
  const { userEntityRef } = credentials.principal as {
    userEntityRef?: string;
  };
  return (
    userEntityRef === outsider && entity?.metadata.name.startsWith('secret')
  );
}

function send(port: number, route: string, user?: string) {
  const headers = { authorization: mockCredentials.user.header(user) };
  return new Promise<{ status?: number; text: string }>((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: route, headers }, answer => {
        let text = '';
        answer.on('data', chunk => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode, text }));
      })
      .on('error', reject);
  });
}
