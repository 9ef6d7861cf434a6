import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { createAwsService } from '@gantry/plugin-aws-node';
import {
  CloudWatchProvider,
  CloudWatchProviderOptions,
} from '../health/CloudWatchProvider';
import { MemoryStore } from './MemoryStore';
import { account } from './entities';

interface ProviderOptions extends Partial<
  Pick<CloudWatchProviderOptions, 'store' | 'logger'>
> {
  /** Of `vitals.aws.metrics`. */
  metrics?: { period?: string; dailyBudget?: number };
  /** Of all services, in place of AWS's own. */
  endpoint?: string;
}

/** A provider as the module makes it, of the test account. */
export function createProvider({
  metrics = {},
  store = new MemoryStore(),
  logger = mockServices.logger.mock(),
  endpoint,
}: ProviderOptions = {}): CloudWatchProvider {
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
    vitals: { aws: { accounts: [account], metrics, endpoint } },
  });
  return CloudWatchProvider.create({
    aws: createAwsService(config),
    store,
    logger,
  });
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
