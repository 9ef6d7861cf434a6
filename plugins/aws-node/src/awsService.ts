import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { AwsClients } from './AwsClients';
import { ConsoleLinks } from './ConsoleLinks';
import { AwsSettings, readAwsSettings } from './awsSettings';

/** What of AWS may be read, the clients to read it with, and links to where people read it. */
export interface AwsService {
  settings: AwsSettings;
  clients: AwsClients;
  links: ConsoleLinks;
}

/**
 * Reads `vitals.aws` and, for credentials, `aws`.
 *
 * @throws InputError that names the key and what is wrong with it
 */
export function createAwsService(config: Config): AwsService {
  const settings = readAwsSettings(config);
  const credentials = DefaultAwsCredentialsManager.fromConfig(config);
  const { endpoint } = settings;
  return {
    settings,
    clients: new AwsClients({ credentials, endpoint }),
    links: new ConsoleLinks(settings.consoleUrl),
  };
}

/** One for the whole process: modules of different plugins share one allow-list and one pool of clients. */
export const awsServiceRef = createServiceRef<AwsService>({
  id: 'gantry.aws',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) => createAwsService(config),
    }),
});
