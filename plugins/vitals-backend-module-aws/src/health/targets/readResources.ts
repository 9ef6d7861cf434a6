import { Entity } from '@backstage/catalog-model';
import { AwsSource } from '@gantry/plugin-aws-node';
import { annotations } from '@gantry/plugin-vitals-common';
import { Places } from './Places';
import { annotationValue } from './annotationValue';
import { parseArn } from './parseArn';

/** A bucket has metrics only where somebody pays for them: it speaks of health through alarms that are named. */
const arnAnnotations = [
  annotations.awsResources,
  annotations.ecsServiceArn,
  annotations.eksClusterArn,
  annotations.lambdaFunctionArn,
  annotations.rdsInstanceArn,
  annotations.sqsQueueArn,
];
const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d$/;

interface FoundResource {
  source: AwsSource;
  arn: string;
}

/**
 * The resources that an entity names, by ARN or as other plugins have it, and where they are.
 *
 * @throws InputError that names the annotation, the value and a correct example
 */
export function* readResources(
  entity: Entity,
  places: Places,
): Generator<FoundResource> {
  for (const annotation of arnAnnotations) {
    const value = annotationValue(entity, annotation, places.resourceExample());
    for (const item of value?.items ?? []) {
      const arn = parseArn(item);
      if (!arn) {
        throw value!.wrong(item, 'is no ARN');
      }
      yield { source: places.of(arn, item, value!), arn: item };
    }
  }
  yield* readNamed(entity, annotations.lambdaFunctionName, {
    example: 'orders-api-handler',
    pattern: /^[\w-]{1,64}$/,
    wrong: 'is no name of a function',
    source: () => functionRegion(entity, places),
    arnOf: (name, { region, account }) =>
      `arn:${partitionOf(region)}:lambda:${region}:${account.id}:function:${name}`,
  });
  yield* readNamed(entity, annotations.dynamodbTableName, {
    example: 'orders',
    pattern: /^[\w.-]{3,255}$/,
    wrong: 'is no name of a table',
    source: () => places.byDefault(),
    arnOf: (name, { region, account }) =>
      `arn:${partitionOf(region)}:dynamodb:${region}:${account.id}:table/${name}`,
  });
}

interface NamedResource {
  example: string;
  pattern: RegExp;
  wrong: string;
  source: () => AwsSource;
  arnOf: (name: string, source: AwsSource) => string;
}

function* readNamed(
  entity: Entity,
  annotation: string,
  { example, pattern, wrong, source, arnOf }: NamedResource,
): Generator<FoundResource> {
  const value = annotationValue(entity, annotation, example);
  for (const name of value?.items ?? []) {
    if (!pattern.test(name)) {
      throw value!.wrong(name, wrong);
    }
    const found = source();
    yield { source: found, arn: arnOf(name, found) };
  }
}

function functionRegion(entity: Entity, places: Places): AwsSource {
  const value = annotationValue(entity, annotations.lambdaRegion, 'us-east-1');
  if (!value) {
    return places.byDefault();
  }
  const [region] = value.items;
  if (value.items.length > 1 || !regionPattern.test(region)) {
    throw value.wrong(value.items.join(','), 'is no region of AWS');
  }
  return places.inRegion(region, region, value);
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
