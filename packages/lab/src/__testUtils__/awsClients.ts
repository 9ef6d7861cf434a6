import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { STSClient } from '@aws-sdk/client-sts';

/** The real SDK clients, pointed at a lab the way the portal points them. */
export function awsClients(
  url: string,
  changes: { region?: string; accessKeyId?: string } = {},
) {
  const options = {
    endpoint: `${url}/aws`,
    region: changes.region ?? 'us-east-1',
    maxAttempts: 1,
    credentials: {
      accessKeyId: changes.accessKeyId ?? 'LABACCESSKEY000000',
      secretAccessKey: 'lab-secret',
    },
  };
  return {
    cloudwatch: new CloudWatchClient(options),
    tagging: new ResourceGroupsTaggingAPIClient(options),
    sts: new STSClient(options),
  };
}
