import { createMockDirectory } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { formValues as values } from './__testUtils__/formValues';
import { TestPortal } from './__testUtils__/TestPortal';
import { differingFiles, stampedFiles } from './__testUtils__/stampedFiles';
import { stampedEntities } from './__testUtils__/stampedEntities';
import {
  libraryFolder,
  templateLibrary,
} from './__testUtils__/templateLibrary';

jest.setTimeout(60_000);

const taken: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'taken-database' },
};

const library = templateLibrary();
const directory = createMockDirectory();
const gitea = directory.resolve('publish:gitea/acme');
let portal: TestPortal;

beforeAll(async () => {
  portal = await TestPortal.start({
    entities: [...library, taken],
    repositories: directory.path,
  });
});

afterEach(() => {
  rmSync(gitea, { recursive: true, force: true });
});

function repository(name: string) {
  return stampedFiles(join(gitea, name));
}

describe('templates', () => {
  it.each([true, false])(
    'stamp both repositories, database %s',
    async database => {
      const name = database ? 'with-database' : 'without-database';

      const { status, error, output } = await portal.run('fastapi-on-fargate', {
        ...values,
        name,
        database,
      });

      expect({ status, error }).toEqual({ status: 'completed' });
      expect(
        output.links.map(({ url, entityRef }) => url ?? entityRef),
      ).toEqual([
        `https://git.example.com/base/acme/${name}`,
        `https://git.example.com/base/acme/${name}-infrastructure`,
        `component:default/${name}`,
        `component:default/${name}-infrastructure`,
      ]);
      expect(portal.registered.slice(-2)).toEqual([
        `https://git.example.com/base/acme/${name}-infrastructure/src/branch/main/catalog-info.yaml`,
        `https://git.example.com/base/acme/${name}/src/branch/main/catalog-info.yaml`,
      ]);
      const service = repository(name);
      expect(JSON.parse(service.get('service.json')!)).toMatchObject({
        ...{ name, database, port: 8081, tier: '1' },
        ...{ availability: 99.95, latency_p95_ms: 750 },
      });
      expect(
        JSON.parse(
          repository(`${name}-infrastructure`).get('terraform.tfvars.json')!,
        ),
      ).toEqual({
        name,
        database,
        account_id: '111122223333',
        region: 'us-west-2',
        dr_region: 'us-east-1',
        repository: `acme/${name}`,
        owner: 'group:default/commerce',
        system: 'system:default/ecommerce',
        tier: '1',
        port: 8081,
        availability: 99.95,
        latency_p95_ms: 750,
      });
    },
  );

  it('leave no trace of a database in a service without one', async () => {
    await portal.run('python-fastapi', {
      ...values,
      name: 'plain',
      database: false,
    });

    const service = repository('plain');
    const traces = [...service].filter(
      ([path, content]) =>
        path !== 'service.json' &&
        /postgres|sqlalchemy|psycopg|rds|boto3|alembic|items"/i.test(content),
    );
    expect(traces.map(([path]) => path)).toEqual([]);
    expect([...service.keys()].some(path => path.includes('database'))).toBe(
      false,
    );
  });

  it.each([true, false])(
    'stamp each alone the same as together, database %s',
    async database => {
      const choices = { ...values, database };
      await portal.run('fastapi-on-fargate', { ...choices, name: 'together' });
      const together = [
        repository('together'),
        repository('together-infrastructure'),
      ];
      rmSync(gitea, { recursive: true });
      await Promise.all(
        ['python-fastapi', 'ecs-fargate'].map(template =>
          portal.run(template, { ...choices, name: 'together' }),
        ),
      );

      // Alone, the service knows of no infrastructure to depend on.
      expect(differingFiles(together[0], repository('together'))).toEqual([
        'catalog-info.yaml',
      ]);
      expect(
        differingFiles(together[1], repository('together-infrastructure')),
      ).toEqual([]);
    },
  );

  it('copy code as it stands: only data, docs and the catalog entry are rendered', async () => {
    await portal.run('fastapi-on-fargate', { ...values, name: 'copied' });

    const rendered = ['copied', 'copied-infrastructure'].flatMap(name => {
      const sources = [
        'services/python-fastapi/skeleton',
        'services/python-fastapi/database',
        'infrastructure/ecs-fargate/skeleton',
        'shared/repository',
      ].map(folder => stampedFiles(join(libraryFolder, folder)));
      return [...repository(name)]
        .filter(
          ([path, content]) =>
            !sources.some(files => files.get(path) === content),
        )
        .map(([path]) => path);
    });

    expect([...new Set(rendered)].sort()).toEqual([
      'README.md',
      'catalog-info.yaml',
      'docs/index.md',
      'docs/objectives.md',
      'docs/runbook.md',
      'mkdocs.yml',
      'openapi.json',
      'requirements.txt',
      'service.json',
      'terraform.tfvars.json',
    ]);
  });

  it('refuse a name that the catalog has, before anything is created', async () => {
    const { status, error } = await portal.run('fastapi-on-fargate', {
      ...values,
      name: 'taken',
    });

    expect(status).toBe('failed');
    expect(error).toContain(
      'name: taken, the catalog already has resource:default/taken-database',
    );
    expect(() => repository('taken')).toThrow('ENOENT');
  });

  it('publish to GitHub where that is the Git host', async () => {
    const github = await TestPortal.start({
      entities: library,
      repositories: directory.path,
      gitProvider: 'github',
    });

    const { status, error } = await github.run('fastapi-on-fargate', values);

    expect({ status, error }).toEqual({ status: 'completed' });
    expect(github.registered).toEqual([
      'https://git.example.com/base/acme/orders-infrastructure/blob/main/catalog-info.yaml',
      'https://git.example.com/base/acme/orders/blob/main/catalog-info.yaml',
    ]);
    const [service] = await stampedEntities(
      directory.resolve('publish:github/acme/orders'),
    );
    expect(service.metadata.annotations).toMatchObject({
      'github.com/project-slug': 'acme/orders',
    });
  });

  it('ask for a service, its infrastructure and both in the same form', () => {
    const [both, service, infrastructure] = [
      'fastapi-on-fargate',
      'python-fastapi',
      'ecs-fargate',
    ].map(name => pagesOf(library.find(each => each.metadata.name === name)!));

    expect(service).toEqual(both);
    expect(infrastructure).toEqual(both);
  });

  it('ask for the same things in the same words', () => {
    const known = questionsOf(library[0]);
    for (const template of library.slice(1)) {
      for (const [field, question] of Object.entries(questionsOf(template))) {
        expect([template.metadata.name, field, question]).toEqual([
          template.metadata.name,
          field,
          known[field] ?? question,
        ]);
      }
    }
  });
});

/** The pages of a form, without what the field of the name says of its own template. */
function pagesOf(template: Entity): { properties: object }[] {
  return (template.spec!.parameters as any[]).map(page => {
    const { name, ...properties } = page.properties;
    return { ...page, properties: { ...properties, name: name?.pattern } };
  });
}

/** By field what the form says of it. */
function questionsOf(template: Entity): Record<string, unknown> {
  const questions = pagesOf(template).flatMap(({ properties }) =>
    Object.entries(properties).filter(([, question]) => question),
  );
  return Object.fromEntries(questions);
}
