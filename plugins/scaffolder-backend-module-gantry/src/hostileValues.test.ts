import { createMockDirectory } from '@backstage/backend-test-utils';
import { join } from 'node:path';
import { TestPortal } from './__testUtils__/TestPortal';
import { formValues } from './__testUtils__/formValues';
import { stampedEntities } from './__testUtils__/stampedEntities';
import { differingFiles, stampedFiles } from './__testUtils__/stampedFiles';
import { fieldsOf, templateLibrary } from './__testUtils__/templateLibrary';

jest.setTimeout(60_000);

const hostile = {
  quotes: `orders"'\``,
  interpolation: '${HOME}',
  expression: '${{ parameters.owner }}',
  command: '$(id)',
  newline: 'orders\nevil: true',
  'newline at the end': 'orders\n',
  '300 characters': 'a'.repeat(300),
  path: '../orders',
  'look-alike letters': '\u043erders',
  'invisible letters': 'orders\u200b',
  'text that runs backwards': 'orders\u202e',
  nothing: '',
  'only a space': ' ',
};

const templates = templateLibrary().map(template => ({
  template: template.metadata.name,
  fields: fieldsOf(template),
}));
const directory = createMockDirectory();
let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start({
    entities: templateLibrary(),
    repositories: directory.path,
  });
});

async function refusedFields(template: string, values: object) {
  const response = await portal.submit(template, { ...formValues, ...values });
  expect(response.status).toBe(400);
  const { errors } = await response.json();
  return [...new Set(errors.map((error: any) => error.property))];
}

describe.each(templates)('$template', ({ template, fields }) => {
  it.each(fields.filter(field => field !== 'description'))(
    'refuses every hostile value of %s by its name',
    async field => {
      for (const value of Object.values(hostile)) {
        expect([
          value,
          await refusedFields(template, { [field]: value }),
        ]).toEqual([value, [`instance.${field}`]]);
      }
    },
  );

  it('refuses descriptions of more than one plain line', async () => {
    for (const name of [
      'newline',
      'newline at the end',
      '300 characters',
      'invisible letters',
      'text that runs backwards',
      'nothing',
      'only a space',
    ] as const) {
      expect(
        await refusedFields(template, { description: hostile[name] }),
      ).toEqual(['instance.description']);
    }
  });

  it('refuses names beyond the limits of AWS and Kubernetes', async () => {
    for (const name of [
      'ab',
      'a'.repeat(33),
      '-orders',
      'orders-',
      'two--hyphens',
      '1st',
      'Orders',
      'internal-orders',
      'orders_api',
      'orders.api',
    ]) {
      expect([name, await refusedFields(template, { name })]).toEqual([
        name,
        ['instance.name'],
      ]);
    }
  });

  it('refuses numbers and regions beyond their limits', async () => {
    const beyond: Record<string, unknown>[] = [
      { port: 80 },
      { port: 65536 },
      { port: 8000.5 },
      { latencyP95: 0 },
      { latencyP95: 30001 },
      { availability: 100 },
      { tier: '4' },
      { rpo: '0m' },
      { rto: '15 m' },
      { owner: 'user:default/guest' },
      { system: 'component:default/orders' },
      { region: 'us-gov-west-1' },
      { drRegion: 'us-west-2', region: 'us-west-2' },
      { drRegion: 'us-east-1', region: 'us-east-1' },
    ];
    for (const values of beyond) {
      const [field] = Object.keys(values);
      if (!fields.includes(field)) {
        continue;
      }
      expect([values, await refusedFields(template, values)]).toEqual([
        values,
        [`instance.${field}`],
      ]);
    }
  });
});

describe('a description', () => {
  async function stamp(description: string) {
    const { error } = await portal.run('fastapi-on-fargate', {
      ...formValues,
      description,
    });
    expect(error).toBeUndefined();
    const repositories = directory.resolve('publish:gitea/acme');
    const [service, infrastructure] = ['orders', 'orders-infrastructure'].map(
      name => join(repositories, name),
    );
    return {
      files: [stampedFiles(service), stampedFiles(infrastructure)],
      entities: [
        ...(await stampedEntities(service)),
        ...(await stampedEntities(infrastructure)).slice(0, 1),
      ],
    };
  }

  let plain: Awaited<ReturnType<typeof stamp>>;

  beforeAll(async () => {
    plain = await stamp('Takes orders');
  });

  it.each([
    `"quotes" 'of' \`every\` kind \\ \\" \\n \${HOME} $(id) %{ if true } ../../etc`,
    "${{ secrets.TOKEN }}' | sh # {{ 7 * 7 }} {% raw %} {# note #}",
    '${{ environment.parameters }}',
    '- key: *alias &anchor !!js/function # comment',
    '\u041e\u0433\u0434\u0435\u0433\u0455 \u5728\u5eab \ud83d\udce6 <b>&amp;</b>',
    '123456',
    '{"a": 1}',
  ])('lands as literal data: %s', async description => {
    const { files, entities } = await stamp(description);

    expect(differingFiles(plain.files[0], files[0])).toEqual([
      'catalog-info.yaml',
      'openapi.json',
      'service.json',
    ]);
    expect(differingFiles(plain.files[1], files[1])).toEqual([
      'catalog-info.yaml',
    ]);
    const [openapi, service] = ['openapi.json', 'service.json'].map(file =>
      JSON.parse(files[0].get(file)!),
    );
    expect([openapi.info.description, service.description]).toEqual([
      description,
      description,
    ]);
    expect(entities.map(entity => entity.metadata.description)).toEqual(
      entities.map(() => description),
    );
  });
});
