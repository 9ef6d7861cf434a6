import { AppConfig, Config, ConfigReader } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';
import { toError } from '@backstage/errors';

/** The configuration as the server would get it. */
export interface Configuration {
  /** Absolute paths, in the order they add up. */
  files: string[];
  /** Each file apart, and the variables that begin with `APP_CONFIG_`. */
  layers: AppConfig[];
  config: Config;
  /** Variables that the files name, with what they hold. */
  variables: Map<string, string | undefined>;
}

/** Reads the files with the loader of the server. @throws Error that says which file cannot be read */
export async function loadConfiguration(
  files: string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Configuration> {
  const variables = new Map<string, string | undefined>();
  const source = ConfigSources.default({
    argv: files.flatMap(file => ['--config', file]),
    env: environment,
    watch: false,
    substitutionFunc: async name => {
      const value = environment[name]?.trim();
      variables.set(name, value);
      return value;
    },
  });
  for await (const { configs } of source.readConfigData()) {
    const config = ConfigReader.fromConfigs(configs);
    return { files, layers: configs, config, variables };
  }
  throw new Error(`${files.join(', ')} hold no configuration`);
}

/** What is wrong with a configuration that cannot be read at all, without the values in it. */
export function describeUnreadable(error: unknown): string {
  return toError(error).message.split('\n')[0];
}
