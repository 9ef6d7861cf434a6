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
    });
  });

  it.each([
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
      { accounts: [account, account] },
      "the id '111122223333' stands there twice",
    ],
  ])('names the key that is wrong in %j', (aws, message) => {
    expect(() => read(aws)).toThrow(message);
    expect(() => read(aws)).toThrow(/^vitals\.aws\./);
  });
});
