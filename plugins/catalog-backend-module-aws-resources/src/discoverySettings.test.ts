import { ConfigReader } from '@backstage/config';
import { createAwsService } from '@gantry/plugin-aws-node';
import { readDiscoverySettings } from './discoverySettings';

const accounts = [
  { id: '111122223333', name: 'prod', regions: ['us-east-1', 'us-west-2'] },
  { id: '444455556666', name: 'staging', regions: ['us-east-1'] },
];

function read(awsResources: object | undefined, aws: object = { accounts }) {
  const config = new ConfigReader({
    catalog: { providers: { awsResources } },
    vitals: { aws },
  } as any);
  return readDiscoverySettings(config, createAwsService(config).settings);
}

describe('readDiscoverySettings', () => {
  it('finds nothing to do without its section', () => {
    expect(read(undefined)).toEqual([]);
    expect(read(undefined, {})).toEqual([]);
  });

  it('looks everywhere, for what has an owner, every half hour', () => {
    const [settings] = read({ everything: {} });

    expect(settings).toMatchObject({
      id: 'everything',
      tags: {},
      ownerTag: 'owner',
      systemTag: 'system',
      namespace: 'default',
      schedule: { frequency: { minutes: 30 } },
    });
    expect(settings.sources.map(({ id }) => id)).toEqual([
      'aws-resources/prod/us-east-1',
      'aws-resources/prod/us-west-2',
      'aws-resources/staging/us-east-1',
    ]);
  });

  it('looks where and when it is told', () => {
    const [settings] = read({
      stores: {
        schedule: { frequency: { hours: 1 }, timeout: 'PT2M' },
        accounts: ['prod'],
        regions: ['us-west-2'],
      },
    });

    expect(settings.schedule).toEqual({
      frequency: { hours: 1 },
      timeout: { minutes: 2 },
    });
    expect(settings.sources.map(({ id }) => id)).toEqual([
      'aws-resources/prod/us-west-2',
    ]);
  });

  it.each([
    [{ types: ['a bucket'] }, 'types.0: must be a service'],
    [{ ownerTags: 'team' }, 'ownerTags'],
    [{ defaultOwner: 'component:default/orders' }, 'defaultOwner: must be'],
    [{ accounts: ['dev'] }, "vitals.aws.accounts names no 'dev'"],
    [{ regions: ['eu-west-1'] }, "vitals.aws.accounts names no 'eu-west-1'"],
    [
      { accounts: ['staging'], regions: ['us-west-2'] },
      'there is nowhere to look',
    ],
  ])('names the key that is wrong in %j', (settings, message) => {
    expect(() => read({ stores: settings })).toThrow(message);
    expect(() => read({ stores: settings })).toThrow(
      'catalog.providers.awsResources.stores',
    );
  });

  it('wants an account to look in', () => {
    expect(() => read({ stores: {} }, {})).toThrow('there is nowhere to look');
  });
});
