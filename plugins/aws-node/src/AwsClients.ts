import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { AwsSource } from './AwsSource';
import { BoundedHandler } from './BoundedHandler';
import { AwsAccount } from './awsSettings';
import { roleArn } from './roleArn';

export interface AwsClientsOptions {
  credentials: AwsCredentialsManager;
  /** The address of every service, in place of AWS's own. */
  endpoint?: string;
}

/** What every client of the pool is made with. */
export interface AwsClientSettings {
  region: string;
  endpoint?: string;
  credentials: ReturnType<typeof provide>;
  maxAttempts: number;
  retryMode: string;
  requestHandler: BoundedHandler;
}

/** Appears in CloudTrail beside every call that is made in an assumed role. */
export const awsSessionName = 'gantry';

/** One pooled client for each account, region and service. */
export class AwsClients {
  private readonly pool = new Map<unknown, Map<string, unknown>>();
  private readonly providers = new Map<string, ReturnType<typeof provide>>();

  constructor(private readonly options: AwsClientsOptions) {}

  /**
   * The client of a service for one region of one account; the same one whoever asks.
   *
   * @param Client - the class of the SDK, for example `CloudWatchClient`
   */
  get<C>(
    Client: new (settings: AwsClientSettings) => C,
    { account, region }: Pick<AwsSource, 'account' | 'region'>,
  ): C {
    const clients = this.pool.get(Client) ?? new Map<string, unknown>();
    this.pool.set(Client, clients);
    const key = `${account.id} ${region}`;
    const client =
      (clients.get(key) as C | undefined) ??
      new Client(this.settings(account, region));
    clients.set(key, client);
    return client;
  }

  private settings(account: AwsAccount, region: string): AwsClientSettings {
    const credentials =
      this.providers.get(account.id) ?? provide(account, this.options);
    this.providers.set(account.id, credentials);
    return {
      region,
      endpoint: this.options.endpoint,
      credentials,
      // The deadline of the caller bounds all tries together.
      maxAttempts: 3,
      retryMode: 'standard',
      requestHandler: new BoundedHandler(),
    };
  }
}

function provide(
  account: AwsAccount,
  { credentials, endpoint }: AwsClientsOptions,
) {
  const { id, roleName, externalId, regions } = account;
  if (!roleName) {
    return async () =>
      (
        await credentials.getCredentialProvider({ accountId: id })
      ).sdkCredentialProvider();
  }
  return fromTemporaryCredentials({
    masterCredentials: async () =>
      (await credentials.getCredentialProvider()).sdkCredentialProvider(),
    params: {
      RoleArn: roleArn(account),
      RoleSessionName: awsSessionName,
      ExternalId: externalId,
    },
    clientConfig: {
      region: regions[0],
      endpoint,
      requestHandler: new BoundedHandler(),
    },
  });
}
