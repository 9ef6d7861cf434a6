import { ConfigReader } from '@backstage/config';
import { readAwsSettings } from './awsSettings';

const account = { id: '111122223333', name: 'prod', regions: ['us-east-1'] };
const read = (aws: object) =>
  readAwsSettings(new ConfigReader({ vitals: { aws } as any }));

describe('readAwsSettings', () => {
  it('names no account without its section', () => {
    const { accounts } = readAwsSettings(new ConfigReader({ vitals: {} }));

    expect(accounts).toEqual([]);
  });

  it('fills in what AWS itself uses', () => {
    expect(read({ accounts: [{ ...account, id: 111122223333 }] })).toEqual({
      accounts: [account],
      consoleUrl: 'https://{region}.console.aws.amazon.com',
      metrics: { period: 300_000, dailyBudget: 5 },
    });
  });

  it('reads how often and for how much metrics may be asked', () => {
    const { metrics } = read({ metrics: { period: '10m', dailyBudget: 0.5 } });

    expect(metrics).toEqual({ period: 600_000, dailyBudget: 0.5 });
  });

  it('finds the account and region of a topic', () => {
    const topicArn = 'arn:aws:sns:us-east-1:111122223333:gantry.fifo';

    const { topic } = read({
      accounts: [account],
      notifications: { topicArn },
    });

    expect(topic).toEqual({ arn: topicArn, account, region: 'us-east-1' });
  });

  it.each([
    [
      { accounts: [account], notifications: { topicArn: 'gantry' } },
      'notifications.topicArn: must be the ARN of an SNS topic',
    ],
    [
      {
        accounts: [account],
        notifications: {
          topicArn: 'arn:aws:sns:us-west-2:111122223333:gantry',
        },
      },
      'accounts has no region us-west-2 of an account 111122223333',
    ],
    [
      {
        accounts: [account],
        notifications: {
          topicArn: 'arn:aws:sns:us-east-1:444455556666:gantry',
        },
      },
      'accounts has no region us-east-1 of an account 444455556666',
    ],
    [
      { accounts: [{ ...account, id: '1' }] },
      'accounts.0.id: must have twelve',
    ],
    [{ accounts: [{ ...account, name: 'Pro/d' }] }, 'accounts.0.name: must'],
    [{ accounts: [{ ...account, regions: [] }] }, 'accounts.0.regions: '],
    [
      { accounts: [{ ...account, regions: ['us'] }] },
      'accounts.0.regions.0: must be a region such as us-east-1',
    ],
    [{ accounts: [{ ...account, role: 'x' }] }, 'accounts.0: '],
    [{ endpoint: 'localhost' }, 'endpoint: '],
    [
      { metrics: { dailyBudget: '$5' } },
      'metrics.dailyBudget: must be a number of dollars',
    ],
    [{ metrics: { dailyBudget: -1 } }, 'metrics.dailyBudget: '],
    [
      { metrics: { period: { seconds: 10 } } },
      'metrics.period: is 10000 ms, but must be at least a minute',
    ],
    [{ metrics: { budget: 1 } }, 'metrics: '],
    [
      { accounts: [account, account] },
      "the id '111122223333' stands there twice",
    ],
  ])('names the key that is wrong in %j', (aws, message) => {
    expect(() => read(aws)).toThrow(message);
    expect(() => read(aws)).toThrow(/^vitals\.aws\./);
  });
});
