import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { createAwsService } from '@gantry/plugin-aws-node';
import { CloudWatchProvider } from '../health/CloudWatchProvider';
import { account } from './entities';

/** A provider as the module makes it, of the test account. */
export function createProvider(): CloudWatchProvider {
  const config = new ConfigReader({
    aws: {
      accounts: [
        {
          accountId: account.id,
          accessKeyId: 'TESTACCESSKEY',
          secretAccessKey: 'test',
        },
      ],
    },
    vitals: { aws: { accounts: [account] } },
  });
  return CloudWatchProvider.create(createAwsService(config));
}

/** One survey of what the entities ask of `us-east-1`. */
export async function survey(
  provider: CloudWatchProvider,
  entities: Entity[],
  signal = new AbortController().signal,
) {
  const targets = entities
    .flatMap(entity => provider.targets(entity))
    .filter(({ source }) => source === 'cloudwatch/prod/us-east-1');
  const results = [];
  for await (const result of provider.survey(targets, signal)) {
    results.push(result);
  }
  return results;
}
