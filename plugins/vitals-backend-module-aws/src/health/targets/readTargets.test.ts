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
const nothing = { names: [], prefixes: [], resources: [], objectives: [] };
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

  it('reads what other plugins call functions, tables, clusters and services', () => {
    expect(
      read({
        'aws.com/lambda-function-name': 'orders-handler',
        'aws.com/lambda-region': 'us-west-2',
        'amazon.com/dynamodb-table-name': 'orders',
        'amazon.com/eks-cluster-arn':
          'arn:aws:eks:us-east-1:111122223333:cluster/shop',
        'aws.amazon.com/amazon-ecs-service-tags': 'service=orders',
      }),
    ).toEqual([
      {
        ...east,
        resources: [
          'arn:aws:eks:us-east-1:111122223333:cluster/shop',
          'arn:aws:dynamodb:us-east-1:111122223333:table/orders',
        ],
        serviceTags: { service: 'orders' },
      },
      {
        ...west,
        resources: [
          'arn:aws:lambda:us-west-2:111122223333:function:orders-handler',
        ],
        serviceTags: { service: 'orders' },
      },
    ]);
  });

  it('reads what is promised, where anything can be asked', () => {
    const slo = { 'gantry.dev/slo': 'availability=99.9%' };

    expect(read(slo)).toEqual([]);
    expect(read({ ...slo, [alarms]: 'orders-*' })[0].objectives).toEqual([
      { indicator: 'availability', percent: 99.9 },
    ]);
  });

  it('looks for the metrics of CloudFront where AWS keeps them', () => {
    const cloudFront = 'arn:aws:cloudfront::111122223333:distribution/E1';
    const elsewhere = 'arn:aws:cloudfront::444455556666:distribution/E1';

    expect(read({ [resources]: cloudFront })).toEqual([
      { ...east, resources: [cloudFront] },
    ]);
    expect(() => read({ [resources]: elsewhere })).toThrow(
      'is measured in us-east-1, a region that is not configured for account 444455556666',
    );
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
    ['aws.com/lambda-function-name', 'a b', 'is no name of a function'],
    ['amazon.com/dynamodb-table-name', 'a', 'is no name of a table'],
    ['amazon.com/eks-cluster-arn', 'shop', 'is no ARN'],
    ['aws.amazon.com/amazon-ecs-service-tags', 'a', 'is not of the form'],
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

  it.each([
    ['gantry.dev/slo', 'availability=high', 'has no percentage'],
    ['aws.com/lambda-region', 'here', 'is no region of AWS'],
    ['aws.com/lambda-region', 'eu-west-1', 'names region eu-west-1, which'],
  ])('refuses %s: %p beside what it belongs to', (annotation, value, why) => {
    const attempt = () =>
      read({
        'aws.com/lambda-function-name': 'orders',
        [annotation]: value,
      });

    expect(attempt).toThrow(`${annotation}: '`);
    expect(attempt).toThrow(why);
    expect(attempt).toThrow(/; a correct value is '.+'$/);
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
