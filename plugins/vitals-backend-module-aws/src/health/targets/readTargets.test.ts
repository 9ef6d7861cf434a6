import { awsSources } from '@gantry/plugin-aws-node';
import { account, component } from '../../__testUtils__/entities';
import { readTargets } from './readTargets';

const staging = {
  id: '444455556666',
  name: 'staging',
  regions: ['eu-west-1'] as [string, ...string[]],
};
const sources = awsSources('cloudwatch', {
  accounts: [account, staging],
  consoleUrl: '',
});
const alarms = 'gantry.dev/cloudwatch-alarms';
const resources = 'gantry.dev/aws-resources';
const tags = 'gantry.dev/aws-tags';
const accountId = 'amazon.com/account-id';
const service = (region: string) =>
  `arn:aws:ecs:${region}:111122223333:service/shop/orders`;

const read = (annotations: Record<string, string>) =>
  readTargets(component('orders', annotations), sources).map(
    ({ entityRef, ...target }) => target,
  );
const nothing = { names: [], prefixes: [], resources: [] };
const east = { ...nothing, source: 'cloudwatch/prod/us-east-1' };
const west = { ...nothing, source: 'cloudwatch/prod/us-west-2' };
const eu = { ...nothing, source: 'cloudwatch/staging/eu-west-1' };

describe('readTargets', () => {
  it('asks nothing for an entity without annotations', () => {
    expect(read({})).toEqual([]);
    expect(read({ [accountId]: '999999999999' })).toEqual([]);
  });

  it('looks for names and beginnings in the default region of the account', () => {
    expect(read({ [alarms]: 'orders-errors, orders-alb-*,' })).toEqual([
      { ...east, names: ['orders-errors'], prefixes: ['orders-alb-'] },
    ]);
    expect(read({ [alarms]: 'orders-*', [accountId]: staging.id })).toEqual([
      { ...eu, prefixes: ['orders-'] },
    ]);
  });

  it('looks for ARNs of alarms where they say, one target a source', () => {
    const value = [
      'arn:aws:cloudwatch:us-west-2:111122223333:alarm:orders-*',
      'arn:aws:cloudwatch:us-west-2:111122223333:alarm:name:with:colons',
      'arn:aws:cloudwatch:eu-west-1:444455556666:alarm:orders-*',
      'plain',
    ].join(',\n  ');

    expect(read({ [alarms]: value })).toEqual([
      { ...west, prefixes: ['orders-'], names: ['name:with:colons'] },
      { ...eu, prefixes: ['orders-'] },
      { ...east, names: ['plain'] },
    ]);
  });

  it('asks once for a resource that two annotations name', () => {
    expect(
      read({
        [resources]: service('us-west-2'),
        'aws.amazon.com/amazon-ecs-service-arn': service('us-west-2'),
      }),
    ).toEqual([{ ...west, resources: [service('us-west-2')] }]);
  });

  it('looks for what has no alarms of its own where its resources are', () => {
    expect(
      read({
        [resources]: `${service('us-west-2')},arn:aws:iam::111122223333:role/orders`,
        'amazon.com/rds-instance-arn':
          'arn:aws:rds:us-east-1:111122223333:db:orders',
        [tags]: 'service=orders, tier=1',
      }),
    ).toEqual([
      {
        ...west,
        resources: [service('us-west-2')],
        tags: { service: 'orders', tier: '1' },
      },
      {
        ...east,
        resources: ['arn:aws:rds:us-east-1:111122223333:db:orders'],
        tags: { service: 'orders', tier: '1' },
      },
    ]);
    expect(read({ [tags]: 'service=a=b' })).toEqual([
      { ...east, tags: { service: 'a=b' } },
    ]);
  });

  it('stays where alarms are named, and adds the resources that are there', () => {
    expect(
      read({
        [alarms]: 'orders-*',
        [resources]: `${service('us-west-2')},${service('us-east-1')}`,
      }),
    ).toEqual([
      { ...east, prefixes: ['orders-'], resources: [service('us-east-1')] },
    ]);
  });

  it.each([
    [alarms, '', 'has an empty part'],
    [alarms, 'a,,b', 'has an empty part'],
    [alarms, '*', 'must have its only * at the end, after a beginning'],
    [alarms, 'a*b*', 'must have its only * at the end, after a beginning'],
    [alarms, 'x'.repeat(256), 'is longer than 255 characters'],
    [alarms, 'a,'.repeat(101), 'has more than 100 parts'],
    [alarms, 'arn:aws:cloudwatch:us-east-1', 'is no ARN'],
    [alarms, service('us-east-1'), 'is not the ARN of an alarm'],
    [
      alarms,
      'arn:aws:cloudwatch:us-east-1:999999999999:alarm:a',
      'names account 999999999999, which is not configured',
    ],
    [
      alarms,
      'arn:aws:cloudwatch:sa-east-1:111122223333:alarm:a',
      'names region sa-east-1, which is not configured',
    ],
    [resources, 'orders', 'is no ARN'],
    [resources, service('sa-east-1'), 'names region sa-east-1'],
    ['amazon.com/sqs-queue-arn', 'https://sqs', 'is no ARN'],
    [tags, 'service', 'is not of the form key=value'],
    [tags, 'a=1,a=2', 'contradicts another part'],
    [tags, 'a=1;b', 'holds a character that no AWS tag has'],
    [tags, 'a*=1', 'holds a character that no AWS tag has'],
    [tags, `${'k'.repeat(129)}=1`, 'is not of the form key=value'],
    [tags, `a=${'v'.repeat(257)}`, 'is not of the form key=value'],
    [
      tags,
      Array.from({ length: 51 }, (_, i) => `k${i}=v`).join(','),
      'has more than 50 tags',
    ],
  ])('refuses %s: %p', (annotation, value, why) => {
    const attempt = () => read({ [annotation]: value });

    expect(attempt).toThrow(`${annotation}: '`);
    expect(attempt).toThrow(why);
    expect(attempt).toThrow(/; a correct value is '.+'$/);
    expect(attempt).toThrow(expect.objectContaining({ name: 'InputError' }));
  });

  it('refuses an account that is not configured, by name', () => {
    expect(() =>
      read({ [alarms]: 'orders-*', [accountId]: '999999999999' }),
    ).toThrow(
      "amazon.com/account-id: '999999999999' is not an account that is configured in vitals.aws.accounts; a correct value is '111122223333'",
    );
  });

  it('takes hostile text for what it is', () => {
    expect(read({ [tags]: '__proto__=x,constructor=y' })[0].tags).toEqual(
      Object.fromEntries([
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ]),
    );
    expect(read({ [alarms]: `o'"\${}{{}}-*` })).toEqual([
      { ...east, prefixes: [`o'"\${}{{}}-`] },
    ]);
  });
});
