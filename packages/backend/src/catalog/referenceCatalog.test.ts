import { createMockDirectory } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { catalogProblems } from './__testUtils__/catalogProblems';
import { CatalogEntry, readCatalog } from './__testUtils__/readCatalog';

// A busy machine takes a while to validate a dozen OpenAPI documents.
jest.setTimeout(60_000);

const root = resolve(__dirname, '../../../..');

describe('the catalog of the embedded portal', () => {
  let entries: CatalogEntry[];

  beforeAll(async () => {
    entries = await readCatalog(resolve(root, 'catalog/all.yaml'));
  });

  it('has nothing wrong with it', async () => {
    expect(await catalogProblems(entries)).toEqual([]);
  });

  it('holds five systems in full', () => {
    const count = (kind: string) =>
      entries.filter(({ entity }) => entity.kind === kind).length;

    expect(count('Component')).toBeGreaterThanOrEqual(25);
    expect(count('Resource')).toBeGreaterThanOrEqual(60);
    expect(count('API')).toBeGreaterThanOrEqual(11);
  });

  it('documents every service', () => {
    const bare = entries.filter(
      ({ entity: { kind, metadata, spec } }) =>
        kind === 'Component' &&
        spec?.type === 'service' &&
        !metadata.annotations?.['backstage.io/techdocs-ref'] &&
        !metadata.annotations?.['backstage.io/techdocs-entity'],
    );

    expect(bare.map(({ ref }) => ref)).toEqual([]);
  });

  it.each([
    ['devops-platform', 40],
    ['serverless-metrics', 29],
    ['ecommerce', 42],
    ['fastapi-fargate', 26],
    ['cidevops-web', 29],
  ])(
    'has an entity for every box of %s, and names every entity',
    (name, rows) => {
      const page = readFileSync(
        resolve(root, 'docs/reference-systems.md'),
        'utf8',
      );
      const section = page.split(/^## /m).find(each => each.startsWith(name))!;
      const named = [...section.matchAll(/\| `(\w+):([\w-]+)`/g)].map(
        ([, kind, entity]) => `${kind}:default/${entity}`,
      );
      const described = entries
        .filter(
          ({ ref, entity }) =>
            ref === `system:default/${name}` || entity.spec?.system === name,
        )
        .map(({ ref }) => ref);

      expect(named).toHaveLength(rows);
      expect([...new Set(named)].sort()).toEqual(described.sort());
    },
  );
});

describe('a fault in a catalog', () => {
  const directory = createMockDirectory();

  const document = {
    openapi: '3.0.3',
    info: { title: 'Orders', version: '1' },
    paths: {},
  };
  const entity = (kind: string, name: string, spec: object, rest = {}) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, ...rest },
    spec,
  });
  const owner = 'group:default/shop';
  const service = { type: 'service', lifecycle: 'production', owner };

  function write(
    component: object,
    others: object[] = [],
    api: object = document,
  ) {
    const all = [
      entity('Group', 'shop', { type: 'team', children: [] }),
      entity('API', 'orders', {
        ...service,
        type: 'openapi',
        definition: JSON.stringify(api),
      }),
      component,
      ...others,
    ];
    directory.setContent({
      'all.yaml': stringify(
        entity('Location', 'all', { targets: ['./entities.yaml'] }),
      ),
      'entities.yaml': all.map(each => stringify(each)).join('---\n'),
      orders: {
        'mkdocs.yml': 'site_name: Orders',
        docs: { 'index.md': '[Orders](/catalog/default/component/orders)' },
      },
      broken: {
        'mkdocs.yml': 'site_name: Broken',
        docs: { 'index.md': '[Nobody](/catalog/default/component/nobody)' },
      },
    });
    return directory.resolve('all.yaml');
  }
  const orders = (spec: object, metadata: object = {}) =>
    entity('Component', 'orders', { ...service, ...spec }, metadata);
  const annotated = (annotations: Record<string, string>) =>
    orders({}, { annotations });
  const withRunbook = (path: string) =>
    annotated({
      'backstage.io/techdocs-ref': 'dir:./orders',
      'gantry.dev/runbook': path,
    });

  it('is none as long as all is right', async () => {
    const file = write(withRunbook('/docs/default/component/orders'));

    expect(await catalogProblems(await readCatalog(file))).toEqual([]);
  });

  it.each<[string, () => string, RegExp]>([
    [
      'a dangling relation',
      () => write(orders({ dependsOn: ['resource:orders-db'] })),
      /^component:default\/orders: there is no resource:default\/orders-db$/,
    ],
    [
      'an owner that does not exist',
      () => write(orders({ owner: 'group:default/nobody' })),
      /there is no group:default\/nobody/,
    ],
    [
      'a link that is no address',
      () => write(orders({}, { links: [{ url: '/docs' }] })),
      /"links\.0\.url" is not valid/,
    ],
    [
      'a missing owner',
      () => write(orders({ owner: undefined })),
      /orders: TypeError: \/spec must have required property 'owner'/,
    ],
    [
      'a kind that nobody knows',
      () => write(entity('Compnent', 'orders', service)),
      /no processor knows the kind Compnent/,
    ],
    [
      'an entity that is described twice',
      () => write(orders({}), [orders({})]),
      /^component:default\/orders: is described twice$/,
    ],
    [
      'an unknown annotation',
      () => write(annotated({ 'example.com/colour': 'red' })),
      /example\.com\/colour is an unknown annotation/,
    ],
    [
      'an unknown annotation of ours',
      () => write(annotated({ 'gantry.dev/run-book': '/x' })),
      /Did you mean gantry\.dev\/runbook\?/,
    ],
    [
      'a malformed annotation',
      () => write(annotated({ 'gantry.dev/rpo': 'soon' })),
      /gantry\.dev\/rpo: 'soon' is no duration/,
    ],
    [
      'an OpenAPI document that is wrong',
      () => write(orders({}), [], { ...document, paths: { orders: {} } }),
      /^api:default\/orders: its OpenAPI document is wrong/,
    ],
    [
      'a placeholder, which the catalog does not follow from a file',
      () =>
        write(
          entity('API', 'prices', {
            ...service,
            type: 'openapi',
            definition: { $text: './prices.json' },
          }),
        ),
      /\/spec\/definition must be string/,
    ],
    [
      'documentation without mkdocs.yml',
      () => write(annotated({ 'backstage.io/techdocs-ref': 'dir:./none' })),
      /there is no mkdocs\.yml/,
    ],
    [
      'documentation of another entity that has none',
      () =>
        write(
          annotated({ 'backstage.io/techdocs-entity': 'group:default/shop' }),
        ),
      /nothing is at \/docs\/default\/group\/shop/,
    ],
    [
      'a runbook that does not exist',
      () => write(withRunbook('/docs/default/component/orders/runbook')),
      /nothing is at \/docs\/default\/component\/orders\/runbook$/,
    ],
    [
      'a runbook on a page of nobody',
      () => write(withRunbook('/catalog/default/component/nobody')),
      /nothing is at \/catalog\/default\/component\/nobody$/,
    ],
    [
      'a dead link in a text',
      () => write(annotated({ 'backstage.io/techdocs-ref': 'dir:./broken' })),
      /nobody, to which docs\/index\.md leads/,
    ],
  ])('%s is found', async (_, plant, problem) => {
    const found = await catalogProblems(await readCatalog(plant()));

    expect(found).toEqual([expect.stringMatching(problem)]);
  });
});
