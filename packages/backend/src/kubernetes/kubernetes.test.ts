import { createBackendModule } from '@backstage/backend-plugin-api';
import { ExtendedHttpServer } from '@backstage/backend-defaults/rootHttpRouter';
import {
  startTestBackend,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import {
  KubernetesFetcher,
  kubernetesFetcherExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import visibility from './index';

jest.setTimeout(60_000);

const owner = mockCredentials.user('user:default/owner');
const stranger = mockCredentials.user('user:default/stranger');

function entity(name: string, kind: string, annotations = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
  };
}

const hidden = entity('payments', 'Component', {
  'backstage.io/kubernetes-id': 'payments',
  'gantry.dev/visibility': 'owners',
});
const entities = [
  hidden,
  entity('shop', 'Component', { 'backstage.io/kubernetes-id': 'shop' }),
  // Shares the name, and the stock plugin takes a name for an id.
  entity('payments', 'API'),
  entity('copycat', 'Component', { 'backstage.io/kubernetes-id': 'payments' }),
  entity('glutton', 'Component', {
    'backstage.io/kubernetes-label-selector': 'backstage.io/kubernetes-id',
  }),
];

/** A cluster with two pods, `payments` and `shop`; it speaks no HTTP, as that is not what is in question. */
const cluster: KubernetesFetcher = {
  fetchObjectsForService: async ({ labelSelector = '' }) => {
    const [label, wanted] = labelSelector.split('=');
    const resources = ['payments', 'shop']
      .filter(id => wanted === undefined || wanted === id)
      .map(id => ({ metadata: { name: id, labels: { [label]: id } } }));
    return { errors: [], responses: [{ type: 'pods', resources }] };
  },
  fetchPodMetricsByNamespaces: async () => ({ errors: [], responses: [] }),
};

const clusterModule = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'cluster',
  register(registration) {
    registration.registerInit({
      deps: { fetcher: kubernetesFetcherExtensionPoint },
      init: async ({ fetcher }) => fetcher.addFetcher(cluster),
    });
  },
});

/** A catalog that hides `hidden` from everybody but its owner and services. */
function catalog() {
  const sees = (options: unknown) =>
    JSON.stringify(options).includes('stranger')
      ? entities.filter(item => item !== hidden)
      : entities;
  const find = (options: unknown, ref: string) =>
    sees(options).find(item => stringifyEntityRef(item) === ref);
  return catalogServiceMock.mock({
    getEntityByRef: async (ref, options) =>
      find(
        options,
        stringifyEntityRef(typeof ref === 'string' ? parseEntityRef(ref) : ref),
      ),
    getEntitiesByRefs: async ({ entityRefs }, options) => ({
      items: entityRefs.map(ref => find(options, ref)),
    }),
    getEntities: async (query, options) => {
      const [[path, ids]] = Object.entries(query?.filter ?? {});
      const annotation = path.replace('metadata.annotations.', '');
      return {
        items: sees(options).filter(({ metadata }) =>
          (ids as string[]).includes(metadata.annotations?.[annotation] ?? ''),
        ),
      };
    },
  });
}

describe('the Kubernetes backend', () => {
  let server: ExtendedHttpServer;

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        kubernetesPlugin,
        visibility,
        clusterModule,
        catalog().factory,
        mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              serviceLocatorMethod: { type: 'multiTenant' },
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    {
                      name: 'test',
                      url: 'http://cluster.test',
                      // Needs no credentials.
                      authProvider: 'localKubectlProxy',
                    },
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
    server = backend.server;
  });

  async function post(path: string, body: object, user = stranger) {
    const answer = await request(server)
      .post(`/api/kubernetes${path}`)
      .set(
        'authorization',
        mockCredentials.user.header(user.principal.userEntityRef),
      )
      .send(body);
    const pods =
      JSON.stringify(answer.body).match(/"name":"(payments|shop)"/g) ?? [];
    return { status: answer.status, pods: pods.length };
  }
  const workloads = (entityRef: string, user = stranger) =>
    post('/resources/workloads/query', { entityRef, auth: {} }, user);

  it('shows workloads to who may see their entity', async () => {
    expect(await workloads('component:default/shop')).toEqual({
      status: 200,
      pods: 1,
    });
    expect(await workloads('component:default/payments', owner)).toEqual({
      status: 200,
      pods: 1,
    });
    expect(await workloads('component:default/glutton', owner)).toEqual({
      status: 200,
      pods: 2,
    });
  });

  it.each([
    ['component:default/payments', 400],
    ['component:default/none', 400],
    ['api:default/payments', 200],
    ['component:default/copycat', 200],
    ['component:default/glutton', 200],
  ])('shows nothing hidden by way of %s', async (entityRef, status) => {
    const [kind, , name] = entityRef.split(/[:/]/);
    const custom = { group: '', apiVersion: 'v1', plural: 'pods' };

    expect(await workloads(entityRef)).toEqual({ status, pods: 0 });
    expect(
      await post('/resources/custom/query', {
        entityRef,
        auth: {},
        customResources: [custom],
      }),
    ).toEqual({ status, pods: 0 });
    const claimed = { ...hidden, kind, metadata: { ...hidden.metadata, name } };
    expect(
      await post(`/services/${name}`, { entity: claimed, auth: {} }),
    ).toEqual({ status: status === 400 ? 403 : 200, pods: 0 });
  });

  it('shows nothing of a bare service id', async () => {
    expect(await post('/services/payments', {}, owner)).toEqual({
      status: 403,
      pods: 0,
    });
  });
});
