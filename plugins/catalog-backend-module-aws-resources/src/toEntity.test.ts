import {
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
  resourceEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { createAwsService } from '@gantry/plugin-aws-node';
import { ConfigReader } from '@backstage/config';
import { checkAnnotations } from '@gantry/plugin-vitals-common';
import { toEntity } from './toEntity';

const account = '111122223333';
const { settings, links } = createAwsService(
  new ConfigReader({
    vitals: {
      aws: {
        accounts: [{ id: account, name: 'prod', regions: ['us-east-1'] }],
      },
    },
  }),
);
const source = {
  id: 'aws-resources/prod/us-east-1',
  account: settings.accounts[0],
  region: 'us-east-1',
};

function entityOf(arn: string, tags: Record<string, string> = {}) {
  return toEntity(
    { arn, tags: new Map(Object.entries(tags)) },
    { owner: 'group:default/commerce' },
    'default',
    source,
    links,
  );
}

const at = (service: string) => `arn:aws:${service}:us-east-1:${account}:`;

describe('toEntity', () => {
  it.each<[string, string, string, string | undefined]>([
    [
      `${at('sqs')}orders-events`,
      'queue',
      'orders-events',
      'amazon.com/sqs-queue-arn',
    ],
    [`${at('sns')}orders`, 'topic', 'orders', undefined],
    [
      'arn:aws:s3:::acme-media',
      'bucket',
      'acme-media',
      'amazon.com/s3-bucket-arn',
    ],
    [
      `${at('rds')}db:orders`,
      'database',
      'orders',
      'amazon.com/rds-instance-arn',
    ],
    [`${at('rds')}cluster:orders`, 'database', 'orders', undefined],
    [`${at('elasticache')}replicationgroup:carts`, 'cache', 'carts', undefined],
    [
      `${at('eks')}cluster/shop`,
      'kubernetes-cluster',
      'shop',
      'amazon.com/eks-cluster-arn',
    ],
    [`${at('ecs')}cluster/shop`, 'ecs-cluster', 'shop', undefined],
    [
      `${at('lambda')}function:ingest`,
      'function',
      'ingest',
      'amazon.com/lambda-function-arn',
    ],
    [
      `${at('elasticloadbalancing')}loadbalancer/app/shop/50dc6c495c0c9188`,
      'load-balancer',
      'shop',
      undefined,
    ],
    [
      `${at('secretsmanager')}secret:shop/database-a1B2c3`,
      'secret',
      'shop/database',
      undefined,
    ],
    [
      `${at('kms')}key/1234abcd-12ab`,
      'encryption-key',
      '1234abcd-12ab',
      undefined,
    ],
    [`${at('ec2')}vpc/vpc-0a1b2c`, 'vpc', 'vpc-0a1b2c', undefined],
    [
      `${at('states')}stateMachine:refund`,
      'state-machine',
      'refund',
      undefined,
    ],
    [
      `${at('backup')}backup-vault:nightly`,
      'backup-vault',
      'nightly',
      undefined,
    ],
    [`${at('workspaces')}something`, 'workspaces', 'something', undefined],
  ])('knows %s', async (arn, type, title, annotation) => {
    const entity = entityOf(arn);

    expect(entity).toMatchObject({
      metadata: {
        title,
        annotations: {
          'amazon.com/account-id': account,
          'gantry.dev/aws-resources': arn,
          'backstage.io/managed-by-location': 'aws-resources:prod/us-east-1',
          ...(annotation && { [annotation]: arn }),
        },
      },
      spec: { type, owner: 'group:default/commerce' },
    });
    expect(checkAnnotations(entity)).toEqual([]);
    await expect(resourceEntityV1alpha1Validator.check(entity)).resolves.toBe(
      true,
    );
    await new SchemaValidEntityPolicy().enforce(entity);
    await new FieldFormatEntityPolicy().enforce(entity);
  });

  it('gives a table its name', () => {
    const { metadata } = entityOf(`${at('dynamodb')}table/carts`);

    expect(metadata.annotations).toMatchObject({
      'amazon.com/dynamodb-table-name': 'carts',
    });
  });

  it('names no two resources alike, and none anew when its tags change', () => {
    const long = 'x'.repeat(80);
    const names = [
      `${at('sqs')}orders`,
      `${at('sns')}orders`,
      `arn:aws:sqs:us-west-2:${account}:orders`,
      'arn:aws:sqs:us-east-1:444455556666:orders',
      `${at('sqs')}${long}1`,
      `${at('sqs')}${long}2`,
      `${at('secretsmanager')}secret:--/ä-a1B2c3`,
    ].map(arn => entityOf(arn).metadata.name);

    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toMatch(/^orders-[0-9a-f]{10}$/);
    expect(
      entityOf(`${at('sqs')}orders`, { Name: 'Orders' }).metadata,
    ).toMatchObject({
      name: names[0],
      title: 'Orders',
    });
  });
});
