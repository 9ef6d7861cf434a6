import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateTopicCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { ConfigReader } from '@backstage/config';
import {
  AwsFeature,
  awsOperations,
  createAwsService,
  featurePolicy,
} from '@gantry/plugin-aws-node';
import { describeWithMoto } from '@gantry/plugin-aws-node/testUtils';
import { Notice } from '@gantry/plugin-vitals-node';
import { SnsSink } from './SnsSink';

// moto knows one account.
const account = '123456789012';
const region = 'us-east-1';
const credentials = { accessKeyId: 'moto', secretAccessKey: 'moto' };
const [health, notifications] = (['health', 'notifications'] as const).map(
  wanted => awsOperations.find(({ feature }) => feature === wanted)!,
);
const signal = new AbortController().signal;

const notice: Notice = {
  incidentId: 'incident-1',
  phase: 'critical',
  ownerRef: 'group:default/commerce',
  severity: 'critical',
  topic: 'health',
  title: `Critical: Café ${'x'.repeat(120)} and 1 more of yours`,
  text: 'orders-db is critical since 2026-01-01 12:00 UTC: No connections.',
  path: '/on-call',
  url: 'https://portal.test/on-call',
  entities: [
    {
      entityRef: 'resource:default/orders-db',
      name: 'orders-db',
      status: 'critical',
      reason: 'No connections',
      tier: '2',
      runbook: 'https://runbooks.test/orders-db',
    },
    {
      entityRef: 'component:default/orders',
      name: 'orders',
      status: 'warning',
      reason: 'Slow',
      tier: '1',
    },
  ],
  at: '2026-01-01T12:01:00.000Z',
};

describeWithMoto('a topic of moto_server', moto => {
  beforeEach(() => moto().reset());

  /** A topic with a queue that hears of it, and the sink that publishes to it. */
  async function start(name: string, attributes: Record<string, string> = {}) {
    const client = { region, endpoint: moto().url, credentials };
    const sns = new SNSClient(client);
    const sqs = new SQSClient(client);
    const { TopicArn } = await sns.send(
      new CreateTopicCommand({ Name: name, Attributes: attributes }),
    );
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
    );
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['QueueArn'],
      }),
    );
    await sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'sqs',
        Endpoint: Attributes!.QueueArn,
      }),
    );
    const sinkOf = (keys: typeof credentials) => {
      const { clients, settings } = createAwsService(
        new ConfigReader({
          aws: { accounts: [{ accountId: account, ...keys }] },
          vitals: {
            aws: {
              endpoint: moto().url,
              accounts: [{ id: account, name: 'moto', regions: [region] }],
              notifications: { topicArn: TopicArn! },
            },
          },
        }),
      );
      return new SnsSink({ clients, topic: settings.topic! });
    };
    return {
      topicArn: TopicArn!,
      sinkOf,
      sink: sinkOf(credentials),
      receive: async () => {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
        );
        return Messages.map(({ Body }) => JSON.parse(Body!));
      },
    };
  }

  /** A user who may do what the policy says, while anybody else may do nothing. */
  async function createUser(policy: string): Promise<typeof credentials> {
    const iam = new IAMClient({ region, endpoint: moto().url, credentials });
    await iam.send(new CreateUserCommand({ UserName: 'gantry' }));
    await iam.send(
      new PutUserPolicyCommand({
        UserName: 'gantry',
        PolicyName: 'gantry-notifications',
        PolicyDocument: policy,
      }),
    );
    const { AccessKey } = await iam.send(
      new CreateAccessKeyCommand({ UserName: 'gantry' }),
    );
    await moto().enforceRights();
    return {
      accessKeyId: AccessKey!.AccessKeyId!,
      secretAccessKey: AccessKey!.SecretAccessKey!,
    };
  }

  it('carries what was told, in words and as attributes to filter by', async () => {
    const { receive, sink } = await start('gantry');

    await sink.deliver(notice, signal);

    const [{ Subject, Message, MessageAttributes }, ...others] =
      await receive();
    expect(others).toEqual([]);
    expect(Subject).toMatch(/^Critical: Cafe x{82}\.\.\.$/);
    expect(Subject).toHaveLength(100);
    expect(Message).toBe([notice.title, notice.text, notice.url].join('\n\n'));
    const values = Object.fromEntries(
      Object.entries<{ Value: string }>(MessageAttributes).map(
        ([name, { Value }]) => [name, Value],
      ),
    );
    expect(values).toEqual({
      id: 'vitals:incident-1:critical',
      status: 'critical',
      severity: 'critical',
      tier: '1',
      owner: 'group:default/commerce',
      entityRef: 'resource:default/orders-db',
      runbook: 'https://runbooks.test/orders-db',
      entityRefs: JSON.stringify(
        notice.entities.map(({ entityRef }) => entityRef),
      ),
    });
  });

  it('keeps a second one from subscribers where it is ordered', async () => {
    const { receive, sink } = await start('gantry.fifo', {
      FifoTopic: 'true',
      FifoQueue: 'true',
    });

    await sink.deliver(notice, signal);
    await sink.deliver(notice, signal);
    await sink.deliver({ ...notice, phase: 'resolved' }, signal);

    const told = await receive();
    expect(
      told.map(({ MessageAttributes }) => MessageAttributes.status.Value),
    ).toEqual(['critical', 'resolved']);
  });

  it('needs the right that the table names, and no other', async () => {
    const { sinkOf } = await start('gantry');
    // moto compares actions alone.
    const policyOf = (...features: AwsFeature[]) =>
      JSON.stringify(featurePolicy(features)).replace('<topicArn>', '*');

    await sinkOf(await createUser(policyOf(notifications))).deliver(
      notice,
      signal,
    );

    await moto().reset();
    const { sinkOf: later } = await start('gantry');
    const denied = later(await createUser(policyOf(health)));
    await expect(denied.deliver(notice, signal)).rejects.toThrow(
      'SNS of moto in us-east-1 denies sns:Publish to Gantry.',
    );
  });
});
