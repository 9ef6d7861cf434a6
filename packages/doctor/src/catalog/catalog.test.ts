import { component, useWorld } from '../__testUtils__/World';

jest.setTimeout(120_000);

const world = useWorld();

function annotated(annotations: Record<string, string>) {
  const whole = component('orders');
  const metadata = whole.metadata as { annotations: object };
  return {
    ...whole,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, ...annotations },
    },
  };
}

function specified(spec: object) {
  const whole = component('orders');
  return { ...whole, spec: { ...(whole.spec as object), ...spec } };
}

describe('a fault in a file', () => {
  it.each<[string, object[]]>([
    ['catalog.entity-invalid', [specified({ lifecycle: 7 })]],
    ['catalog.entity-invalid', [component('not a name')]],
    ['catalog.entity-invalid', [component('orders', { kind: 'Gadget' })]],
    ['catalog.duplicate-entity', [component('orders'), component('orders')]],
    ['catalog.owner-missing', [specified({ owner: 'nobody' })]],
    [
      'catalog.dangling-relation',
      [specified({ dependsOn: ['resource:gone'] })],
    ],
    ['catalog.annotation-wrong', [annotated({ 'gantry.dev/rpo': 'soon' })]],
    ['catalog.annotation-wrong', [annotated({ 'gantry.dev/teir': '1' })]],
    [
      'catalog.kind-not-allowed',
      [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'System',
          metadata: { name: 'shop' },
          spec: { owner: 'shop' },
        },
      ],
    ],
    [
      'catalog.file-missing',
      [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Location',
          metadata: { name: 'more' },
          spec: { targets: ['./gone.yaml'] },
        },
      ],
    ],
  ])('is found: %s', async (id, entities) => {
    world().entities(...(entities as Record<string, unknown>[]));

    const { findings } = await world().examine();

    const ids = new Set(findings.map(finding => finding.id));
    // A kind that nobody knows is not one that the location may bring, either.
    ids.delete(
      id === 'catalog.entity-invalid' ? 'catalog.kind-not-allowed' : '',
    );
    expect([...ids]).toEqual([id]);
  });

  it('is found with its line: no YAML', async () => {
    world().write('catalog.yaml', 'kind: Group\nmetadata: [\n');

    const { findings } = await world().examine();

    expect(findings).toMatchObject([
      {
        id: 'catalog.file-malformed',
        severity: 'error',
        what: expect.stringContaining('catalog.yaml:3:1'),
      },
    ]);
  });
});

it('tells what an entity lacks to light its vitals, with what to paste', async () => {
  const bare = { metadata: { name: 'payments' } };
  world().entities(component('orders'), component('payments', bare));

  const { findings } = await world().examine();

  expect(findings.map(({ id, subject }) => `${id} ${subject}`)).toEqual([
    'catalog.vital-unlit health',
    'catalog.vital-unlit delivery',
    'catalog.vital-unlit cost',
    'catalog.promise-missing tier',
    'catalog.promise-missing rpo',
    'catalog.promise-missing rto',
  ]);
  expect(findings[0]).toMatchObject({
    severity: 'info',
    what: 'Nothing tells where to read the health of payments.',
    paste:
      'metadata:\n  annotations:\n    gantry.dev/cloudwatch-alarms: payments-*',
  });
});

describe('the running portal', () => {
  const orders = component('orders');

  async function portal(entities: object[], readable = true) {
    const seen: string[] = [];
    const url = await world().serve(({ url: path = '', headers }, response) => {
      seen.push(`${path.split('?')[0]} ${headers.authorization ?? ''}`.trim());
      const isCatalog = path.startsWith('/api/catalog/');
      response.statusCode = isCatalog && !readable ? 401 : 200;
      response.end(
        JSON.stringify({
          items: entities,
          pageInfo: {},
          backstageIdentity: { token: 'guest' },
        }),
      );
    });
    const baseUrl = { backend: { baseUrl: url } };
    return { seen, baseUrl };
  }

  it.each([
    [
      'catalog.orphan',
      {
        ...orders,
        metadata: {
          name: 'old',
          annotations: { 'backstage.io/orphan': 'true' },
        },
        spec: { type: 'library', owner: 'shop' },
      },
    ],
    [
      'catalog.processing-error',
      {
        ...orders,
        status: { items: [{ level: 'error', message: 'NotFoundError: gone' }] },
      },
    ],
  ])('tells: %s', async (id, entity) => {
    const { baseUrl, seen } = await portal([entity]);

    expect(await world().find(baseUrl)).toEqual([id]);
    expect(seen).toContain('/api/catalog/entities/by-query Bearer guest');
  });

  it('is asked with the token of a user where there is no guest, and skipped by name without', async () => {
    const noGuest = { auth: { providers: { guest: null } } };
    const { baseUrl, seen } = await portal([]);

    const without = await world().examine(noGuest, baseUrl);
    process.env.GANTRY_TOKEN = 'mine';
    const withToken = await world().examine(noGuest, baseUrl);
    delete process.env.GANTRY_TOKEN;

    const processing = { id: 'catalog.processing' };
    expect(without.checks).toContainEqual(
      expect.objectContaining({
        ...processing,
        outcome: 'skipped',
        reason: expect.stringContaining('GANTRY_TOKEN'),
      }),
    );
    expect(withToken.checks).toContainEqual(
      expect.objectContaining({ ...processing, outcome: 'passed' }),
    );
    expect(seen).toContain('/api/catalog/entities/by-query Bearer mine');
  });

  it('does not hide a fault that a file has', async () => {
    world().entities(annotated({ 'gantry.dev/rpo': 'soon' }));
    const { baseUrl } = await portal([orders]);

    expect(await world().find(baseUrl)).toEqual(['catalog.annotation-wrong']);
  });

  it('is found to fail, and the files are looked at nevertheless', async () => {
    world().entities(annotated({ 'gantry.dev/rpo': 'soon' }));
    const url = await world().answering({
      '/.backstage/health/v1/readiness': {},
      '/api/auth/guest/refresh': { backstageIdentity: { token: 'guest' } },
      '/api/catalog/entities/by-query': 500,
    });

    expect(await world().find({ backend: { baseUrl: url } })).toEqual([
      'catalog.annotation-wrong',
      'catalog.unreadable',
    ]);
  });

  it('is skipped by name while it does not run', async () => {
    const { checks } = await world().examine();

    expect(checks.filter(({ outcome }) => outcome === 'skipped')).toEqual([
      expect.objectContaining({
        id: 'catalog.processing',
        reason: 'the portal does not run',
      }),
    ]);
  });
});
