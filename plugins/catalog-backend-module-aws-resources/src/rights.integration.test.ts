import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  awsOperations,
  createAwsService,
  featurePolicy,
} from '@gantry/plugin-aws-node';
import {
  describeWithMoto,
  inWordsOfMoto,
  readDenialsOfMoto,
  recordCommands,
} from '@gantry/plugin-aws-node/testUtils';
import { AwsResourcesProvider } from './AwsResourcesProvider';
import { CatalogLookup } from './CatalogLookup';
import { readDiscoverySettings } from './discoverySettings';

// moto knows one account.
const account = '123456789012';
const shop = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop', namespace: 'default' },
};
const admin = { accessKeyId: 'moto', secretAccessKey: 'moto' };
const catalog = awsOperations.find(({ feature }) => feature === 'catalog')!;

describeWithMoto('the policy for the catalog', moto => {
  beforeEach(() => moto().reset());

  /** Looks for resources once, with the rights of a policy. */
  async function look(policy: object) {
    const settings = {
      region: 'us-east-1',
      endpoint: moto().url,
      credentials: admin,
    };
    await new SQSClient(settings).send(
      new CreateQueueCommand({ QueueName: 'mails', tags: { owner: 'shop' } }),
    );
    const iam = new IAMClient(settings);
    await iam.send(new CreateUserCommand({ UserName: 'gantry' }));
    await iam.send(
      new PutUserPolicyCommand({
        UserName: 'gantry',
        PolicyName: 'gantry-catalog',
        PolicyDocument: inWordsOfMoto(JSON.stringify(policy)),
      }),
    );
    const { AccessKey } = await iam.send(
      new CreateAccessKeyCommand({ UserName: 'gantry' }),
    );
    await moto().enforceRights();

    const config = new ConfigReader({
      aws: {
        accounts: [
          {
            accountId: account,
            accessKeyId: AccessKey!.AccessKeyId!,
            secretAccessKey: AccessKey!.SecretAccessKey!,
          },
        ],
      },
      catalog: { providers: { awsResources: { all: {} } } },
      vitals: {
        aws: {
          endpoint: moto().url,
          accounts: [{ id: account, name: 'moto', regions: ['us-east-1'] }],
        },
      },
    });
    const aws = createAwsService(config);
    const sent = recordCommands(aws.clients);
    readDenialsOfMoto(aws.clients);
    const [discovery] = readDiscoverySettings(config, aws.settings);
    const provider = new AwsResourcesProvider(discovery, discovery.sources[0], {
      aws,
      lookup: new CatalogLookup(
        catalogServiceMock({ entities: [shop] }),
        mockServices.auth(),
      ),
      logger: mockServices.logger.mock(),
      runner: { run: ({ fn }) => fn(new AbortController().signal) as any },
    });
    const applyMutation = jest.fn();
    const outcome = await provider
      .connect({ applyMutation, refresh: jest.fn() })
      .catch(error => error);
    return { sent, applyMutation, outcome };
  }

  it('suffices for all that the provider asks', async () => {
    const { sent, applyMutation } = await look(featurePolicy([catalog]));

    expect(applyMutation).toHaveBeenCalledWith(
      expect.objectContaining({
        entities: [
          expect.objectContaining({
            entity: expect.objectContaining({
              spec: { type: 'queue', owner: 'group:default/shop' },
            }),
          }),
        ],
      }),
    );
    expect([...sent]).toEqual(catalog.operations.map(({ command }) => command));
  });

  it('is the least: without its right nothing is changed, and the failure names it', async () => {
    const other = {
      ...catalog.operations[0],
      action: 'tag:GetTagKeys' as const,
    };

    const { applyMutation, outcome } = await look(
      featurePolicy([{ ...catalog, operations: [other] }]),
    );

    expect(applyMutation).not.toHaveBeenCalled();
    expect(outcome).toMatchObject({
      failure: { kind: 'denied' },
      message: expect.stringContaining(
        `denies ${inWordsOfMoto('tag:GetResources')} to Gantry. What was found before stays in the catalog.`,
      ),
    });
  });
});
