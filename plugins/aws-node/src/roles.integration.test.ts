import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { ConfigReader } from '@backstage/config';
import { awsSources } from './AwsSource';
import { awsOperations } from './awsOperations';
import { createAwsService } from './awsService';
import { featurePolicy, trustPolicy } from './policies';
import { describeWithMoto, inWordsOfMoto } from './testUtils';
import { toAwsError } from './toAwsError';

/** Where moto's callers are at home. */
const home = '123456789012';
const away = '111122223333';
const principal = `arn:aws:iam::${home}:user/gantry`;
const externalId = 'gantry-7f3a';
const admin = { accessKeyId: 'moto', secretAccessKey: 'moto' };

function policyOf(wanted: string): string {
  const features = awsOperations.filter(({ feature }) => feature === wanted);
  return inWordsOfMoto(JSON.stringify(featurePolicy(features)));
}

describeWithMoto('a role with the generated policies', moto => {
  beforeEach(() => moto().reset());

  const settings = (credentials = admin) => ({
    region: 'us-east-1',
    endpoint: moto().url,
    credentials,
  });

  /** Whoever may do anything in an account. */
  async function adminOf(account: string) {
    const { Credentials } = await new STSClient(settings()).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${account}:role/admin`,
        RoleSessionName: 'admin',
      }),
    );
    return settings({
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    } as typeof admin);
  }

  /** The role in the account to be read, with an alarm there. */
  async function prepareRole(account: string, trusted = principal) {
    const access = account === home ? settings() : await adminOf(account);
    const iam = new IAMClient(access);
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'gantry-read',
        AssumeRolePolicyDocument: JSON.stringify(
          trustPolicy(trusted, externalId),
        ),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'gantry-read',
        PolicyName: 'gantry-health',
        PolicyDocument: policyOf('health'),
      }),
    );
    await new CloudWatchClient(access).send(
      new PutMetricAlarmCommand({
        AlarmName: `alarm-of-${account}`,
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

  /** The user that Gantry runs as, who may assume that role and do nothing else. */
  async function createMainAccount(account: string) {
    const iam = new IAMClient(settings());
    await iam.send(new CreateUserCommand({ UserName: 'gantry' }));
    await iam.send(
      new PutUserPolicyCommand({
        UserName: 'gantry',
        PolicyName: 'gantry-access',
        PolicyDocument: policyOf('access')
          .replace('<account>', account)
          .replace('<roleName>', 'gantry-read'),
      }),
    );
    const { AccessKey } = await iam.send(
      new CreateAccessKeyCommand({ UserName: 'gantry' }),
    );
    return {
      accessKeyId: AccessKey!.AccessKeyId!,
      secretAccessKey: AccessKey!.SecretAccessKey!,
    };
  }

  async function connect(account: string, more: object = { externalId }) {
    const mainAccount = await createMainAccount(account);
    await moto().enforceRights();
    const { settings: read, clients } = createAwsService(
      new ConfigReader({
        aws: { mainAccount },
        vitals: {
          aws: {
            endpoint: moto().url,
            accounts: [
              {
                id: account,
                name: 'prod',
                regions: ['us-east-1'],
                roleName: 'gantry-read',
                ...more,
              },
            ],
          },
        },
      }),
    );
    const [source] = awsSources('cloudwatch', read);
    return { source, clients };
  }

  async function namesOfAlarms({
    source,
    clients,
  }: Awaited<ReturnType<typeof connect>>) {
    const { MetricAlarms } = await clients
      .get(CloudWatchClient, source)
      .send(new DescribeAlarmsCommand());
    return MetricAlarms!.map(({ AlarmName }) => AlarmName);
  }

  it('is assumed in another account, under a name that CloudTrail shows', async () => {
    await prepareRole(home);
    await prepareRole(away);

    const connection = await connect(away);

    expect(await namesOfAlarms(connection)).toEqual([`alarm-of-${away}`]);
    const sts = connection.clients.get(STSClient, connection.source);
    expect(await sts.send(new GetCallerIdentityCommand())).toMatchObject({
      Account: away,
      Arn: `arn:aws:sts::${away}:assumed-role/gantry-read/gantry`,
    });
  });

  it('is assumed with the external id that its trust policy asks for', async () => {
    await prepareRole(home);

    const connection = await connect(home);

    expect(await namesOfAlarms(connection)).toEqual([`alarm-of-${home}`]);
  });

  it.each([
    ['with another external id', principal, { externalId: 'somebody-else' }],
    ['by another principal', `arn:aws:iam::${home}:user/other`, { externalId }],
  ])('is not assumed %s', async (_, trusted, more) => {
    await prepareRole(home, trusted);
    const connection = await connect(home, more);

    const error = await namesOfAlarms(connection).catch(thrown => thrown);

    expect(
      toAwsError(error, {
        source: connection.source,
        service: 'CloudWatch',
        action: 'cloudwatch:DescribeAlarms',
      }).failure,
    ).toMatchObject({
      kind: 'denied',
      message: `AWS denies sts:AssumeRole on the role gantry-read of prod (${home}) to Gantry.`,
    });
  });
});
