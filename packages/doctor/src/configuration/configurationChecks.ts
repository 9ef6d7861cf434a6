import { Check } from '../Finding';
import { checkSchema } from './checkSchema';
import { checkUnknownKeys } from './checkUnknownKeys';
import { checkVariables } from './checkVariables';
import { dangers } from './dangers';
import { exposureOf } from './exposure';
import { Configuration } from './loadConfiguration';
import { loadSchema } from './loadSchema';

const group = 'configuration';

/** @param root - the folder of the repository, whose packages bring the schemas */
export function configurationChecks(
  configuration: Configuration,
  root: string,
): Check[] {
  const { config, layers } = configuration;
  const loading = loadSchema(root);
  // Both checks that wait for it say when it fails.
  loading.catch(() => {});
  return [
    {
      id: 'configuration.schema',
      group,
      title: 'schema',
      run: async () => checkSchema((await loading).schema, layers),
    },
    {
      id: 'configuration.keys',
      group,
      title: 'known keys',
      run: async () => checkUnknownKeys((await loading).merged, layers),
    },
    {
      id: 'configuration.variables',
      group,
      title: 'variables',
      run: () => checkVariables(configuration),
    },
    {
      id: 'configuration.dangers',
      group,
      title: 'no dangerous settings',
      run: () => dangers.flatMap(danger => danger(config, exposureOf(config))),
    },
  ];
}
