import { Arn, annotations } from '@gantry/plugin-vitals-common';

/** One kind of resource that makes a useful entity. */
interface ResourceKind {
  /** How the tagging API calls it: the service of its ARN, and the first word of its resource. */
  filter: string;
  /** `spec.type` of the entity. */
  type: string;
  /** The annotation by which others know it, and whether that takes its ARN or its name. */
  annotation?: [key: string, value: 'arn' | 'name'];
}

/** What is looked for unless the configuration says otherwise. */
const resourceKinds: readonly ResourceKind[] = [
  { filter: 'cloudfront:distribution', type: 'cdn' },
  {
    filter: 'dynamodb:table',
    type: 'database',
    annotation: [annotations.dynamodbTableName, 'name'],
  },
  { filter: 'ec2:vpc', type: 'vpc' },
  { filter: 'ecr:repository', type: 'container-registry' },
  { filter: 'ecs:cluster', type: 'ecs-cluster' },
  {
    filter: 'eks:cluster',
    type: 'kubernetes-cluster',
    annotation: [annotations.eksClusterArn, 'arn'],
  },
  { filter: 'elasticache:cluster', type: 'cache' },
  { filter: 'elasticache:replicationgroup', type: 'cache' },
  { filter: 'elasticfilesystem:file-system', type: 'file-system' },
  { filter: 'elasticloadbalancing:loadbalancer', type: 'load-balancer' },
  { filter: 'es:domain', type: 'search-index' },
  { filter: 'events:event-bus', type: 'event-bus' },
  { filter: 'firehose:deliverystream', type: 'stream' },
  { filter: 'kinesis:stream', type: 'stream' },
  { filter: 'kms:key', type: 'encryption-key' },
  {
    filter: 'lambda:function',
    type: 'function',
    annotation: [annotations.lambdaFunctionArn, 'arn'],
  },
  { filter: 'rds:cluster', type: 'database' },
  {
    filter: 'rds:db',
    type: 'database',
    annotation: [annotations.rdsInstanceArn, 'arn'],
  },
  {
    filter: 's3',
    type: 'bucket',
    annotation: [annotations.s3BucketArn, 'arn'],
  },
  { filter: 'secretsmanager:secret', type: 'secret' },
  { filter: 'sns', type: 'topic' },
  {
    filter: 'sqs',
    type: 'queue',
    annotation: [annotations.sqsQueueArn, 'arn'],
  },
  { filter: 'states:stateMachine', type: 'state-machine' },
];

const byFilter = new Map(resourceKinds.map(kind => [kind.filter, kind]));

export const defaultTypes = [...byFilter.keys()];

export interface ResourceDescription {
  /** What people call it: the last part of its ARN. */
  name: string;
  type: string;
  annotation?: ResourceKind['annotation'];
}

/** What an ARN tells of a resource; of a kind that is not listed, the kind itself. */
export function describeResource({
  service,
  resource,
}: Arn): ResourceDescription {
  const [word, rest] = resource.split(/[/:](.*)/s);
  const whole = byFilter.get(service);
  if (whole && rest === undefined) {
    return { name: resource, type: whole.type, annotation: whole.annotation };
  }
  const known = byFilter.get(`${service}:${word}`);
  return {
    name: nameOf(service, rest ?? word),
    type: known?.type ?? (rest === undefined ? service : kebab(word)),
    annotation: known?.annotation,
  };
}

/** Some services put more into their ARNs than the name that people gave. */
function nameOf(service: string, rest: string): string {
  switch (service) {
    case 'elasticloadbalancing':
      return rest
        .replace(/^(app|net|gwy)\//, '')
        .replace(/\/[0-9a-f]{16}$/, '');
    case 'secretsmanager':
      return rest.replace(/-[A-Za-z0-9]{6}$/, '');
    default:
      return rest;
  }
}

function kebab(word: string): string {
  return word
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLocaleLowerCase('en-US');
}
