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
  ObjectsByEntityResponse,
  kubernetesProxyPermission,
} from '@backstage/plugin-kubernetes-common';
import {
  KubernetesFetcher,
  kubernetesFetcherExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import visibility from './index';

jest.setTimeout(60_000);

const idLabel = 'backstage.io/kubernetes-id';
const owner = mockCredentials.user('user:default/owner');
const stranger = mockCredentials.user('user:default/stranger');
const administrator = mockCredentials.user('user:default/administrator');

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
const hiddenBySelector = entity('ledger', 'Component', {
  'backstage.io/kubernetes-label-selector': 'app=ledger',
  'gantry.dev/visibility': 'owners',
});
const entities = [
  hidden,
  hiddenBySelector,
  entity('shop', 'Component', { 'backstage.io/kubernetes-id': 'shop' }),
  // Shares the name, and the stock plugin takes a name for an id.
  entity('payments', 'API'),
  entity('copycat', 'Component', { 'backstage.io/kubernetes-id': 'payments' }),
  entity('glutton', 'Component', {
    'backstage.io/kubernetes-label-selector': 'backstage.io/kubernetes-id',
  }),
  entity('selector-copycat', 'Component', {
    'backstage.io/kubernetes-label-selector': 'app=ledger',
  }),
  entity('name-copycat', 'Component', {
    'backstage.io/kubernetes-id': 'ledger',
  }),
  entity('everything', 'Component', {
    'backstage.io/kubernetes-id': 'shop',
    'backstage.io/kubernetes-label-selector': 'app',
  }),
  entity('by-name', 'Component', {
    'backstage.io/kubernetes-label-selector': 'app=by-name',
  }),
];

type Pod = ReturnType<typeof pod>;

function pod(name: string, id?: string) {
  return {
    metadata: {
      name,
      namespace: 'default',
      labels: { app: name.split('-pod')[0], ...(id && { [idLabel]: id }) },
    },
  };
}
const podsOfCluster = [
  pod('payments', 'payments'),
  pod('shop', 'shop'),
  pod('ledger'),
  pod('ledger-pod-labelled', 'ledger'),
  pod('by-name', 'by-name'),
  pod('by-name-pod-bare'),
];

function select(labelSelector = '') {
  const [label, wanted] = labelSelector.split('=');
  return podsOfCluster.filter(({ metadata }) => {
    const value = (metadata.labels as Record<string, string>)[label];
    return wanted === undefined ? value !== undefined : value === wanted;
  });
}

/** A cluster with a few pods; it speaks no HTTP, as that is not what is in question. */
const cluster: KubernetesFetcher = {
  fetchObjectsForService: async ({ labelSelector }) => ({
    errors: [],
    responses: [{ type: 'pods', resources: select(labelSelector) as never }],
  }),
  fetchPodMetricsByNamespaces: async (_, __, ___, labelSelector) => ({
    errors: [],
    responses: [
      {
        type: 'podstatus',
        resources: select(labelSelector).map(Pod => ({
          Pod,
          CPU: {},
          Memory: {},
          Containers: [],
        })) as never,
      },
    ],
  }),
};

/** What the policy says: the proxy is for administrators. */
const permissions = mockServices.permissions.mock({
  authorize: async (requests, { credentials } = {} as never) =>
    requests.map(({ permission }) => ({
      result:
        permission.name === kubernetesProxyPermission.name &&
        !JSON.stringify(credentials).includes('administrator')
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    })),
});

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

function matches({ metadata }: Entity, filter: object): boolean {
  return Object.entries(filter).every(([path, wanted]) => {
    const value =
      path === 'metadata.name'
        ? metadata.name
        : metadata.annotations?.[path.replace('metadata.annotations.', '')];
    return (wanted as string[]).includes(value ?? '');
  });
}

/** A catalog that hides what is for owners from the stranger. */
function catalog() {
  const sees = (options: unknown) =>
    JSON.stringify(options).includes('stranger')
      ? entities.filter(
          ({ metadata }) => !metadata.annotations?.['gantry.dev/visibility'],
        )
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
    getEntities: async (query, options) => ({
      items: sees(options).filter(item =>
        [query?.filter ?? {}].flat().some(filter => matches(item, filter)),
      ),
    }),
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
        permissions.factory,
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
    const items: ObjectsByEntityResponse['items'] = answer.body.items ?? [];
    const pods = items
      .flatMap(({ resources }) => resources)
      .flatMap(({ resources }) => resources as Pod[]);
    const metrics = items.flatMap(({ podMetrics }) => podMetrics);
    return {
      status: answer.status,
      pods: pods.map(({ metadata }) => metadata?.name),
      metrics: metrics.map(each => each.pod.metadata?.name),
    };
  }
  const shown = (...pods: string[]) => ({ status: 200, pods, metrics: pods });
  const workloads = (entityRef: string, user = stranger) =>
    post('/resources/workloads/query', { entityRef, auth: {} }, user);

  it('shows workloads to who may see their entity', async () => {
    expect(await workloads('component:default/shop')).toEqual(shown('shop'));
    expect(await workloads('component:default/payments', owner)).toEqual(
      shown('payments'),
    );
    expect(await workloads('component:default/ledger', owner)).toEqual(
      shown('ledger-pod-labelled'),
    );
  });

  it('lets a selector reach only what carries the id of an entity that the caller may see', async () => {
    const glutton = 'component:default/glutton';
    const everything = 'component:default/everything';

    expect(await workloads(glutton)).toEqual(shown('shop', 'by-name'));
    expect(await workloads(everything)).toEqual(shown('shop', 'by-name'));
    expect(await workloads('component:default/by-name')).toEqual(
      shown('by-name'),
    );
    expect(await workloads(glutton, owner)).toEqual(
      shown('payments', 'shop', 'ledger-pod-labelled', 'by-name'),
    );
    expect(await workloads(everything, administrator)).toEqual(
      shown(...podsOfCluster.map(({ metadata }) => metadata.name)),
    );
  });

  it.each([
    ['component:default/payments', 400],
    ['component:default/none', 400],
    ['api:default/payments', 200],
    ['component:default/copycat', 200],
    ['component:default/ledger', 400],
    ['component:default/selector-copycat', 200],
    ['component:default/name-copycat', 200],
  ])('shows nothing hidden by way of %s', async (entityRef, status) => {
    const [kind, , name] = entityRef.split(/[:/]/);
    const custom = { group: '', apiVersion: 'v1', plural: 'pods' };
    const nothing = { ...shown(), status };

    expect(await workloads(entityRef)).toEqual(nothing);
    expect(
      await post('/resources/custom/query', {
        entityRef,
        auth: {},
        customResources: [custom],
      }),
    ).toEqual(nothing);
    const claimed = { ...hidden, kind, metadata: { ...hidden.metadata, name } };
    expect(
      await post(`/services/${name}`, { entity: claimed, auth: {} }),
    ).toEqual({ ...nothing, status: status === 400 ? 403 : 200 });
  });

  it('shows nothing of a bare service id', async () => {
    expect(await post('/services/payments', {}, owner)).toEqual({
      ...shown(),
      status: 403,
    });
  });
});
