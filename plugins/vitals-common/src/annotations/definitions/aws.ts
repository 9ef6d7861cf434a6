import { AnnotationDefinition, runningKinds } from '../AnnotationDefinition';
import { annotations } from '../annotations';
import { arnsOf, matching, parsed } from '../values/checks';
import { parseTags } from '../values/parseTags';

const tags = {
  format: 'key=value pairs separated by commas; all must match',
  check: parsed(parseTags),
  kinds: runningKinds,
};
const arns = 'ARNs separated by commas';

/** Those of the AWS plugins for Backstage, and what other catalogs already use. */
export const awsDefinitions: AnnotationDefinition[] = [
  {
    key: annotations.awsAccountId,
    meaning:
      'The account of everything that the entity names without an ARN; without it, the first account that is configured.',
    format: 'twelve digits',
    example: '111122223333',
    vitals: [],
    kinds: runningKinds,
    check: matching(/^\d{12}$/, 'no account id of twelve digits'),
  },
  {
    key: annotations.codepipelineArn,
    meaning: 'The pipelines that bring changes of the entity to production.',
    format: arns,
    example: 'arn:aws:codepipeline:us-east-1:111122223333:orders',
    vitals: ['delivery'],
    kinds: runningKinds,
    check: arnsOf(
      'a pipeline',
      ({ service, resource }) =>
        service === 'codepipeline' && /^[\w.@-]{1,100}$/.test(resource),
    ),
  },
  {
    key: annotations.codepipelineTags,
    meaning: 'Finds the pipelines of the entity by their tags.',
    ...tags,
    example: 'service=orders',
    vitals: ['delivery'],
  },
  {
    key: annotations.codebuildProjectArn,
    meaning: 'The build projects of the entity.',
    format: arns,
    example: 'arn:aws:codebuild:us-east-1:111122223333:project/orders',
    vitals: ['delivery'],
    kinds: runningKinds,
    check: arnsOf(
      'a build project',
      ({ service, resource }) =>
        service === 'codebuild' && resource.startsWith('project/'),
    ),
  },
  {
    key: annotations.codebuildProjectTags,
    meaning: 'Finds the build projects of the entity by their tags.',
    ...tags,
    example: 'service=orders',
    vitals: ['delivery'],
  },
  {
    key: annotations.ecsServiceArn,
    meaning: 'The ECS services that run the entity.',
    format: arns,
    example: 'arn:aws:ecs:us-east-1:111122223333:service/shop/orders',
    vitals: ['health'],
    kinds: runningKinds,
    check: arnsOf(
      'an ECS service',
      ({ service, resource }) =>
        service === 'ecs' && /^service\/.+/.test(resource),
    ),
  },
  {
    key: annotations.ecsServiceTags,
    meaning: 'Finds the ECS services of the entity by their tags.',
    ...tags,
    example: 'service=orders',
    vitals: ['health'],
  },
  {
    key: annotations.costInsightsTags,
    meaning:
      'The cost allocation tags by which Cost Explorer knows what the entity costs.',
    ...tags,
    example: 'service=orders',
    vitals: ['cost'],
  },
  {
    key: annotations.lambdaFunctionName,
    meaning: 'The Lambda function behind the entity, by name.',
    format: 'the name of a function',
    example: 'orders-api-handler',
    vitals: ['health'],
    kinds: runningKinds,
    check: matching(
      /^[\w-]{1,64}$/,
      'no name of a function: at most 64 letters, digits, - and _',
    ),
  },
  {
    key: annotations.lambdaRegion,
    meaning: `The region of the function that ${annotations.lambdaFunctionName} names.`,
    format: 'a region',
    example: 'us-east-1',
    vitals: [],
    kinds: runningKinds,
    check: matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'no region of AWS'),
  },
  {
    key: annotations.lambdaFunctionArn,
    meaning: 'The Lambda functions behind the entity.',
    format: arns,
    example: 'arn:aws:lambda:us-east-1:111122223333:function:orders',
    vitals: ['health'],
    kinds: runningKinds,
    check: arnsOf(
      'a function',
      ({ service, resource }) =>
        service === 'lambda' && resource.startsWith('function:'),
    ),
  },
  {
    key: annotations.rdsInstanceArn,
    meaning: 'The RDS instances or clusters behind the entity.',
    format: arns,
    example: 'arn:aws:rds:us-east-1:111122223333:db:orders',
    vitals: ['health', 'resilience'],
    kinds: runningKinds,
    check: arnsOf(
      'an RDS instance or cluster',
      ({ service, resource }) =>
        service === 'rds' && /^(db|cluster):.+/.test(resource),
    ),
  },
  {
    key: annotations.dynamodbTableName,
    meaning: 'The DynamoDB table behind the entity, by name.',
    format: 'the name of a table',
    example: 'orders',
    vitals: ['health', 'resilience'],
    kinds: runningKinds,
    check: matching(
      /^[\w.-]{3,255}$/,
      'no name of a table: 3 to 255 letters, digits, - _ and .',
    ),
  },
  {
    key: annotations.sqsQueueArn,
    meaning: 'The queues behind the entity.',
    format: arns,
    example: 'arn:aws:sqs:us-east-1:111122223333:orders',
    vitals: ['health'],
    kinds: runningKinds,
    check: arnsOf('a queue', ({ service }) => service === 'sqs'),
  },
  {
    key: annotations.s3BucketArn,
    meaning: 'The buckets behind the entity.',
    format: arns,
    example: 'arn:aws:s3:::acme-orders',
    vitals: ['resilience'],
    kinds: runningKinds,
    check: arnsOf(
      'a bucket',
      ({ service, region, resource }) =>
        service === 's3' && region === '' && !resource.includes('/'),
    ),
  },
  {
    key: annotations.eksClusterArn,
    meaning: 'The EKS clusters behind the entity.',
    format: arns,
    example: 'arn:aws:eks:us-east-1:111122223333:cluster/shop',
    vitals: ['health'],
    kinds: runningKinds,
    check: arnsOf(
      'an EKS cluster',
      ({ service, resource }) =>
        service === 'eks' && resource.startsWith('cluster/'),
    ),
  },
];
