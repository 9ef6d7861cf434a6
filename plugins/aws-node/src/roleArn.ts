import { AwsAccount } from './awsSettings';

/** The ARN of the role that Gantry assumes in an account. */
export function roleArn({ id, regions, roleName }: AwsAccount): string {
  return `arn:${partitionOf(regions[0])}:iam::${id}:role/${roleName}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
