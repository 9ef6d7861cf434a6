import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { AwsSource } from './AwsSource';
import { AwsAccount } from './awsSettings';

export interface AwsClientsOptions {
  credentials: AwsCredentialsManager;
  endpoint?: string;
}

/** Appears in CloudTrail beside every call that is made in an assumed role. */
const sessionName = 'gantry-vitals';

/** In milliseconds. The SDK tries thrice; the survey's deadline bounds all tries together. */
const timeouts = {
  connectionTimeout: 3_000,
  requestTimeout: 10_000,
  throwOnRequestTimeout: true,
};

/** One pooled client for each account, region and service. */
export class AwsClients {
  private readonly pool = new Map<string, unknown>();
  private readonly providers = new Map<string, ReturnType<typeof provide>>();

  constructor(private readonly options: AwsClientsOptions) {}

  cloudWatch(source: AwsSource): CloudWatchClient {
    return this.pooled('cloudwatch', source, CloudWatchClient);
  }

  tagging(source: AwsSource): ResourceGroupsTaggingAPIClient {
    return this.pooled('tagging', source, ResourceGroupsTaggingAPIClient);
  }

  private pooled<C>(
    service: string,
    { account, region }: AwsSource,
    Client: new (settings: ReturnType<AwsClients['settings']>) => C,
  ): C {
    const key = `${service} ${account.id} ${region}`;
    const client =
      (this.pool.get(key) as C | undefined) ??
      new Client(this.settings(account, region));
    this.pool.set(key, client);
    return client;
  }

  private settings(account: AwsAccount, region: string) {
    const credentials =
      this.providers.get(account.id) ?? provide(account, this.options);
    this.providers.set(account.id, credentials);
    return {
      region,
      endpoint: this.options.endpoint,
      credentials,
      maxAttempts: 3,
      retryMode: 'standard',
      requestHandler: timeouts,
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
      RoleArn: `arn:${partitionOf(regions[0])}:iam::${id}:role/${roleName}`,
      RoleSessionName: sessionName,
      ExternalId: externalId,
    },
    clientConfig: {
      region: regions[0],
      endpoint,
      requestHandler: timeouts,
    },
  });
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
