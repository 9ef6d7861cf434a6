import {
  CloudWatchClient,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
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
import { Failure } from '@gantry/plugin-vitals-common';
import { toFailure } from '@gantry/plugin-vitals-node';
import { MemoryStore } from './__testUtils__/MemoryStore';
import { component } from './__testUtils__/entities';
import { CloudWatchProvider } from './health/CloudWatchProvider';

// moto knows one account.
const account = '123456789012';
const admin = { accessKeyId: 'moto', secretAccessKey: 'moto' };
const health = awsOperations.find(({ feature }) => feature === 'health')!;
const orders = component('orders', {
  'gantry.dev/cloudwatch-alarms': 'orders-*',
  'gantry.dev/aws-tags': 'service=orders',
  'gantry.dev/aws-resources': `arn:aws:elasticache:us-east-1:${account}:replicationgroup:orders`,
});

describeWithMoto('the policy for health', moto => {
  const settings = () => ({
    region: 'us-east-1',
    endpoint: moto().url,
    credentials: admin,
  });
  beforeEach(() => moto().reset());

  /** A user who may do what the policy says, and no more, while anybody else may do nothing. */
  async function createUser(policy: object) {
    const iam = new IAMClient(settings());
    await iam.send(new CreateUserCommand({ UserName: 'gantry' }));
    await iam.send(
      new PutUserPolicyCommand({
        UserName: 'gantry',
        PolicyName: 'gantry-health',
        PolicyDocument: inWordsOfMoto(JSON.stringify(policy)),
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

  async function putAlarm() {
    await new CloudWatchClient(settings()).send(
      new PutMetricAlarmCommand({
        AlarmName: 'orders-errors',
        Namespace: 'Shop',
        MetricName: 'Errors',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 5,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
  }

  /** Everything that the provider does, with the rights of a policy. */
  async function useAll(policy: object) {
    await putAlarm();
    const aws = createAwsService(
      new ConfigReader({
        aws: {
          accounts: [{ accountId: account, ...(await createUser(policy)) }],
        },
        vitals: {
          aws: {
            endpoint: moto().url,
            accounts: [{ id: account, name: 'moto', regions: ['us-east-1'] }],
          },
        },
      }),
    );
    const sent = recordCommands(aws.clients);
    readDenialsOfMoto(aws.clients);
    const provider = CloudWatchProvider.create({
      aws,
      store: new MemoryStore(),
      logger: mockServices.logger.mock(),
    });
    const targets = provider.targets(orders);
    const { signal } = new AbortController();
    const window = { from: new Date(Date.now() - 3_600_000), to: new Date() };
    const failures: Failure[] = [];
    const readings: unknown[] = [];
    try {
      for await (const result of provider.survey(targets, signal)) {
        if ('failure' in result) {
          failures.push(result.failure);
        } else {
          readings.push(result.reading);
        }
      }
      const { missing = [] } = await provider.inspect(
        targets[0],
        window,
        signal,
      );
      failures.push(...missing);
    } catch (error) {
      failures.push(toFailure(error, 'AWS'));
    }
    // A survey and an inspection that need the same right both name it.
    const denied = new Map(
      failures
        .filter(({ kind }) => kind === 'denied')
        .map(failure => [failure.message, failure]),
    );
    return { sent, readings, denied: [...denied.values()] };
  }

  it('suffices for all that the provider asks', async () => {
    const { sent, readings, denied } = await useAll(featurePolicy([health]));

    expect(denied).toEqual([]);
    expect(readings).toHaveLength(1);
    expect([...sent].sort()).toEqual(
      health.operations.map(({ command }) => command).sort(),
    );
  });

  it.each(health.operations.map(({ action }) => action))(
    'is the least: without %s a failure names it',
    async action => {
      const operations = health.operations.filter(
        each => each.action !== action,
      );

      const { denied } = await useAll(
        featurePolicy([{ ...health, operations }]),
      );

      expect(denied).toMatchObject([
        {
          message: expect.stringContaining(
            `denies ${inWordsOfMoto(action)} to`,
          ),
          fix: expect.stringContaining(inWordsOfMoto(action)),
        },
      ]);
    },
  );
});
