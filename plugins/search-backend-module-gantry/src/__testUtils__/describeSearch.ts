import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Page, outsider, startSearch } from './startSearch';

const arn = 'arn:aws:rds:us-east-1:111122223333:db:order-management';

function entity(
  kind: string,
  name: string,
  { spec = {}, relations, ...metadata }: Record<string, any> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', ...metadata },
    spec: { type: 'service', ...spec },
    relations: relations ?? [
      { type: 'ownedBy', targetRef: 'group:default/commerce' },
      { type: 'partOf', targetRef: 'system:default/ecommerce' },
    ],
  };
}

const documented = { 'backstage.io/techdocs-ref': 'dir:.' };

const entities = [
  entity('Component', 'history-export', {
    description: 'Order by order, exports orders, orders and orders',
  }),
  entity('Component', 'order-management', {
    title: 'Order management',
    description: 'Creates and tracks orders',
    tags: ['java', 'spring-boot'],
    annotations: {
      ...documented,
      'gantry.dev/tier': '1',
      'gantry.dev/slo': 'availability=99.9%',
      'aws.amazon.com/aws-codepipeline-arn':
        'arn:aws:codepipeline:us-east-1:111122223333:order-release',
    },
  }),
  entity('Component', 'border-control'),
  entity('Component', 'secret-orders', { annotations: documented }),
  entity('Resource', 'orders-db', {
    annotations: { 'amazon.com/rds-instance-arn': arn },
    spec: { type: 'database' },
  }),
  entity('System', 'ecommerce', { title: 'E-commerce', relations: [] }),
  entity('User', 'amara', {
    relations: [],
    spec: {
      profile: { displayName: 'Amara Okafor', email: 'amara@acme.example' },
    },
  }),
];

const pages: Record<string, Page[]> = {
  'order-management': [
    { location: '', title: 'Order management', text: 'The order service.' },
    {
      location: 'runbook/#restart',
      title: 'Restart',
      text: 'When orders hang, drain the queue. Order, order, order!',
    },
  ],
  'secret-orders': [{ location: '', title: 'Hush', text: 'drain the vault' }],
};

/** What search promises, on whichever engine. */
// eslint-disable-next-line jest/no-export
export function describeSearch(engine: string, id?: TestDatabaseId) {
  describe(`search with ${engine}`, () => {
    const databases = id && TestDatabases.create({ ids: [id] });
    let search: Awaited<ReturnType<typeof startSearch>>;

    beforeAll(async () => {
      search = await startSearch({
        entities,
        pages,
        knex: id && (await databases!.init(id)),
      });
      await search.index();
    }, 120_000);

    afterAll(() => search?.stop());

    async function documents(query: object, user?: string) {
      const { body, status } = await search.query(query, user);
      expect([status, body.error]).toEqual([200, undefined]);
      return body.results.map(({ document }: any) => document);
    }
    const found = async (query: object, user?: string) =>
      (await documents(query, user)).map(({ name }: any) => name);
    const ofCatalog = { types: ['software-catalog'] };

    it.each([
      ['its name', 'order-management', 'order-management'],
      ['the beginning of its name', 'order-man', 'order-management'],
      ['its title', 'E-commerce', 'ecommerce'],
      ['its description', 'tracks orders', 'order-management'],
      ['its tag', 'spring-boot', 'order-management'],
      ['its ARN', arn, 'orders-db'],
      ['a part of its ARN', 'codepipeline order-release', 'order-management'],
      ['the name of a person', 'okafor', 'amara'],
      ['the address of a person', 'amara@acme.example', 'amara'],
    ])('finds an entity by %s', async (_, term, name) => {
      const [first] = await found({ ...ofCatalog, term });

      expect(first).toBe(name);
    });

    it('finds entities by their owner, and tells owner, system, tier and tags', async () => {
      const names = await found({ ...ofCatalog, term: 'commerce' });
      const [first] = await documents({ ...ofCatalog, term: 'tracks' });

      expect(names).toEqual(
        expect.arrayContaining(['order-management', 'orders-db']),
      );
      expect(first).toMatchObject({
        entityRef: 'component:default/order-management',
        title: 'Order management',
        category: 'component',
        ownerRef: 'group:default/commerce',
        systemRef: 'system:default/ecommerce',
        tier: '1',
        tags: ['java', 'spring-boot'],
        location: '/catalog/default/component/order-management',
      });
    });

    it('finds the text of docs, and tells whose they are', async () => {
      const [first] = await documents({ term: 'drain queue' });

      expect(first).toMatchObject({
        category: 'docs',
        title: 'Restart',
        location: '/docs/default/component/order-management/runbook/#restart',
        entityRef: 'component:default/order-management',
        entityTitle: 'Order management',
        ownerRef: 'group:default/commerce',
        tier: '1',
      });
      expect(first.annotations).toEqual({});
    });

    it('puts names before mentions, and finds beginnings of words only', async () => {
      const names = await found({ ...ofCatalog, term: 'order' });

      expect(names).toHaveLength(4);
      expect(names.slice(0, 3)).toEqual(
        expect.arrayContaining([
          'order-management',
          'orders-db',
          'secret-orders',
        ]),
      );
      expect(names[3]).toBe('history-export');
    });

    it('wants every word, and nothing of objectives', async () => {
      expect(await found({ term: 'order zebra' })).toEqual([]);
      expect(await found({ term: 'availability' })).toEqual([]);
      expect(await found({ term: `'": * & | ! ( ) <-> \\` })).not.toBeNull();
    });

    it('finds nothing by words that no index keeps', async () => {
      expect(await found({ ...ofCatalog, term: 'the' })).toEqual([]);
    });

    it('filters', async () => {
      const filtered = (filters: object, term = '') =>
        found({ ...ofCatalog, term, filters });

      expect(await filtered({ category: 'resource' }, 'order')).toEqual([
        'orders-db',
      ]);
      expect(await filtered({ tier: '1' })).toEqual(['order-management']);
      expect(await filtered({ tags: 'java' }, 'order')).toEqual([
        'order-management',
      ]);
      expect(await filtered({ category: 'people' })).toEqual(['amara']);
      expect(
        await filtered({ owner: 'commerce', category: 'component' }, 'secret'),
      ).toEqual(['secret-orders']);
    });

    it('shows nobody what they may not see, neither by a result nor by a number', async () => {
      const own = await search.query({ term: 'secret' });
      const hidden = await search.query({ term: 'secret' }, outsider);
      const absent = await search.query({ term: 'zebra' }, outsider);
      const docs = await found({ term: 'drain' }, outsider);

      expect(own.body.results).not.toHaveLength(0);
      expect(hidden.body).toEqual(absent.body);
      expect(hidden.body).toEqual({ results: [] });
      expect(docs).toEqual(['order-management']);
    });
  });
}
