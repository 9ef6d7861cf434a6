import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFetchTemplateAction } from './fetchTemplate';

const action = createFetchTemplateAction({
  reader: mockServices.urlReader.mock(),
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
});

describe('gantry:fetch:template', () => {
  const directory = createMockDirectory({
    content: {
      'secret/key.txt': 'private',
      library: {
        'all.yaml': '',
        shared: {
          'name.txt.njk': '${{ values.name }}',
          'as-is.txt': '${{ x }}',
        },
        'services/one/template.yaml': '',
      },
      elsewhere: {},
    },
  });

  function run(options: { url: string; origin?: string; base?: string }) {
    const { origin = 'file:library/all.yaml' } = options;
    const { base = 'library/services/one/template.yaml' } = options;
    const [type, path] = origin.split(':');
    const context = createMockActionContext({
      input: {
        url: options.url,
        values: { name: 'orders' },
        templateFileExtension: true,
      },
      workspacePath: directory.resolve('elsewhere'),
      templateInfo: {
        entityRef: 'template:default/one',
        baseUrl: `file://${directory.resolve(base)}`,
        entity: {
          metadata: {
            name: 'one',
            annotations: {
              'backstage.io/managed-by-origin-location': `${type}:${directory.resolve(path)}`,
            },
          },
        },
      },
    });
    return action.handler(context as never);
  }

  it('fetches from elsewhere in the library', async () => {
    await run({ url: '../../shared' });

    const stamped = directory.resolve('elsewhere');
    expect(readFileSync(join(stamped, 'name.txt'), 'utf8')).toBe('orders');
    expect(readFileSync(join(stamped, 'as-is.txt'), 'utf8')).toBe('${{ x }}');
  });

  it.each(['../../../secret', '../../shared/../../secret'])(
    'does not leave the library: %s',
    async url => {
      await expect(run({ url })).rejects.toThrow('outside its parent');
    },
  );

  it('does not believe a template that says it lies elsewhere', async () => {
    await expect(
      run({ url: './', base: 'secret/template.yaml' }),
    ).rejects.toThrow('Template template:default/one is outside its library');
    await expect(
      run({ url: './', origin: 'url:library/all.yaml' }),
    ).rejects.toThrow('the location that registered it is not a file');
  });
});
