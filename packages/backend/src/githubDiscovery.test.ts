import { RequestListener, Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleGithub from '@backstage/plugin-catalog-backend-module-github';
import request from 'supertest';

const descriptor = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: orders
spec:
  type: service
  lifecycle: production
  owner: commerce
`;

const repository = (name: string, text?: string) => ({
  name,
  url: `https://github.test/acme/${name}`,
  catalogInfoFile: text ? { __typename: 'Blob', id: name, text } : undefined,
  isArchived: false,
  isFork: false,
  visibility: 'PRIVATE',
  repositoryTopics: { nodes: [] },
  defaultBranchRef: { name: 'main' },
});

/** As GitHub answers the two questions that discovery asks. */
const gitHub: RequestListener = (req, res) => {
  if (req.headers.authorization?.split(' ')[1] !== 'secret') {
    res.writeHead(401).end();
  } else if (req.url === '/graphql') {
    const nodes = [repository('orders', descriptor), repository('notes')];
    const pageInfo = { hasNextPage: false };
    const repositoryOwner = {
      login: 'acme',
      repositories: { nodes, pageInfo },
    };
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ data: { repositoryOwner } }));
  } else if (
    req.url === '/repos/acme/orders/contents/catalog-info.yaml?ref=main'
  ) {
    res.end(descriptor);
  } else {
    res.writeHead(404).end();
  }
};

describe('discovery on GitHub', () => {
  jest.setTimeout(60_000);
  let server: Server;
  beforeAll(async () => {
    server = createServer(gitHub);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function start(providers?: object) {
    const scheduler = mockServices.scheduler();
    const { port } = server.address() as AddressInfo;
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleGithub,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              github: [
                {
                  host: 'github.test',
                  apiBaseUrl: `http://127.0.0.1:${port}`,
                  token: 'secret',
                },
              ],
            },
            catalog: providers ? { providers } : {},
          },
        }),
      ],
    });
    const components = async (): Promise<{ metadata: { name: string } }[]> =>
      (
        await request(backend.server)
          .get('/api/catalog/entities?filter=kind=component')
          .expect(200)
      ).body;
    return { components, scheduler };
  }

  const tasksOf = async (scheduler: {
    getScheduledTasks(): Promise<{ id: string }[]>;
  }) =>
    (await scheduler.getScheduledTasks())
      .map(({ id }) => id)
      .filter(id => id.startsWith('github'));

  it('is off until it is configured', async () => {
    const { components, scheduler } = await start();

    expect(await tasksOf(scheduler)).toEqual([]);
    expect(await components()).toEqual([]);
  });

  it('finds the catalog files of an organisation', async () => {
    const { components, scheduler } = await start({
      github: {
        acme: {
          organization: 'acme',
          host: 'github.test',
          validateLocationsExist: true,
        },
      },
    });
    const [task] = await tasksOf(scheduler);

    await scheduler.triggerTask(task);

    let found = await components();
    while (found.length === 0) {
      await setTimeout(100);
      found = await components();
    }
    expect(found).toMatchObject([{ metadata: { name: 'orders' } }]);
  });
});
