import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  PutBucketTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
// The module is tried inside the plugin that it extends.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { describeWithMoto } from '@gantry/plugin-aws-node/testUtils';
import request from 'supertest';
import catalogModuleAwsResources from '.';

// moto knows one account.
const account = '123456789012';
const credentials = { accessKeyId: 'moto', secretAccessKey: 'moto' };
const production = { environment: 'production' };

describeWithMoto('with moto_server as AWS', moto => {
  beforeEach(() => moto().reset());

  const settings = (region = 'us-east-1') => ({
    region,
    endpoint: moto().url,
    credentials,
    forcePathStyle: true,
  });

  async function putBucket(name: string, tags: Record<string, string>) {
    const s3 = new S3Client(settings());
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    await s3.send(
      new PutBucketTaggingCommand({
        Bucket: name,
        Tagging: {
          TagSet: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        },
      }),
    );
  }

  async function putQueue(
    name: string,
    tags: Record<string, string>,
    region?: string,
  ) {
    const { QueueUrl } = await new SQSClient(settings(region)).send(
      new CreateQueueCommand({ QueueName: name, tags }),
    );
    return QueueUrl!;
  }

  async function putTable(name: string, tags: Record<string, string>) {
    await new DynamoDBClient(settings()).send(
      new CreateTableCommand({
        TableName: name,
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
  }

  async function start(discovery: object) {
    const scheduler = mockServices.scheduler();
    const logger = mockServices.rootLogger.mock();
    logger.child.mockReturnValue(logger);
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleAwsResources,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
        mockServices.rootConfig.factory({
          data: {
            aws: { accounts: [{ accountId: account, ...credentials }] },
            vitals: {
              aws: {
                endpoint: moto().url,
                accounts: [
                  {
                    id: account,
                    name: 'moto',
                    regions: ['us-east-1', 'us-west-2'],
                  },
                ],
              },
            },
            catalog: {
              rules: [
                {
                  allow: ['Component', 'Group', 'Resource', 'System', 'User'],
                },
              ],
              locations: [
                {
                  type: 'file',
                  target: resolve(__dirname, '__fixtures__/written.yaml'),
                },
              ],
              providers: { awsResources: { all: discovery } },
            },
          },
        }),
      ],
    });

    const resources = async (): Promise<Entity[]> =>
      (
        await request(server)
          .get('/api/catalog/entities')
          .query({ filter: 'kind=resource' })
          .expect(200)
      ).body;
    /** Waits until the catalog has processed them. */
    const untilTitles = async (wanted: (titles: string[]) => boolean) => {
      for (;;) {
        const entities = await resources();
        const titles = entities.map(
          ({ metadata: { title, name } }) => title ?? name,
        );
        if (wanted(titles)) {
          return entities;
        }
        await setTimeout(100);
      }
    };
    await untilTitles(titles => titles.includes('carts'));
    return {
      untilTitles,
      log: () => logger.info.mock.calls.map(([line]) => line).join('\n'),
      look: (region = 'us-east-1') =>
        scheduler.triggerTask(`aws-resources:all:moto/${region}`),
    };
  }

  it('finds what is tagged, and tells whose it is', async () => {
    await putBucket('acme-media', {
      ...production,
      owner: 'commerce',
      system: 'shop',
      service: 'orders',
    });
    await putQueue('mails', {
      ...production,
      owner: 'user:default/ada',
      system: 'unheard-of',
      service: 'unheard-of',
    });
    await putQueue('trial', { environment: 'test', owner: 'commerce' });
    await putQueue('stray', { ...production, owner: 'all of us' });
    await putQueue('refunds', { ...production, owner: 'commerce' });
    await putTable('carts', { ...production, owner: 'commerce' });
    await putTable('stock', { ...production, owner: 'commerce' });
    const { look, untilTitles, log } = await start({
      tags: production,
      serviceTag: 'service',
    });

    await look();

    const entities = await untilTitles(titles => titles.includes('stock'));
    const found = entities.filter(({ metadata }) => metadata.title);
    expect(
      new Map(found.map(({ metadata, spec }) => [metadata.title, spec])),
    ).toEqual(
      new Map<string, object>([
        [
          'acme-media',
          {
            type: 'bucket',
            owner: 'group:default/commerce',
            system: 'system:default/shop',
            dependencyOf: ['component:default/orders'],
          },
        ],
        ['mails', { type: 'queue', owner: 'user:default/ada' }],
        ['stock', { type: 'database', owner: 'group:default/commerce' }],
      ]),
    );
    expect(log()).toContain(
      `aws-resources:all:moto/us-east-1: 3 resources in the catalog; 2 left to entities that stand for them already; 1 left out, whose tag 'owner' names no group or user: arn:aws:sqs:us-east-1:${account}:stray`,
    );
  });

  it('turns every page, and forgets what is gone', async () => {
    const names = Array.from({ length: 130 }, (_, i) => `queue-${i}`);
    const urls = await Promise.all(
      names.map(name => putQueue(name, { owner: 'commerce' })),
    );
    const { look, untilTitles } = await start({ types: ['sqs'] });

    await look();
    await untilTitles(titles => names.every(name => titles.includes(name)));

    await new SQSClient(settings()).send(
      new DeleteQueueCommand({ QueueUrl: urls[7] }),
    );
    await look();
    const left = await untilTitles(titles => !titles.includes(names[7]));

    expect(left.filter(({ metadata }) => metadata.title)).toHaveLength(129);
  });

  it('keeps what a region had when it cannot be read', async () => {
    await putQueue('east', { owner: 'commerce' });
    await putQueue('west', { owner: 'commerce' }, 'us-west-2');
    const { look, untilTitles } = await start({ types: ['sqs'] });
    await look();
    await look('us-west-2');
    await untilTitles(titles => titles.length === 4);

    await moto().enforceRights();
    await look('us-west-2');
    await moto().allowAll();
    await new SQSClient(settings()).send(
      new DeleteQueueCommand({
        QueueUrl: await putQueue('east', { owner: 'commerce' }),
      }),
    );
    await look();

    const entities = await untilTitles(titles => !titles.includes('east'));
    expect(entities.map(({ metadata }) => metadata.title)).toContain('west');
  });
});
