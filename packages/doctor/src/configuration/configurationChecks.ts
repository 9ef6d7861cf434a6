import { Check, Skip } from '../Finding';
import { checkSchema } from './checkSchema';
import { checkUnknownKeys } from './checkUnknownKeys';
import { checkVariables } from './checkVariables';
import { dangers } from './dangers';
import { exposureOf } from './exposure';
import { Configuration } from './loadConfiguration';
import { loadSchema } from './loadSchema';
import { missingKeys } from './missingKeys';

const group = 'configuration';

/** Nobody can be asked with half of an address or of a password. */
export function unlessMissing(
  checks: Check[],
  section: string,
  configuration: Configuration,
): Check[] {
  const [missing] = [...missingKeys(configuration)].filter(([key]) =>
    key.startsWith(section),
  );
  return missing
    ? checks.map(check => ({
        ...check,
        run: () => {
          throw new Skip(`${missing[0]} takes ${missing[1]}, which is not set`);
        },
      }))
    : checks;
}

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
      run: async () => {
        const missing = missingKeys(configuration);
        return checkSchema((await loading).schema, layers).filter(
          // The variable is reported, and not what follows from it.
          ({ subject }) => !missing.has(subject ?? ''),
        );
      },
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
      run: () => {
        const missing = missingKeys(configuration);
        return dangers
          .flatMap(danger => danger(config, exposureOf(config)))
          .filter(({ subject }) => !missing.has(subject ?? ''));
      },
    },
  ];
}
