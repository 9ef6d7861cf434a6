import { AwsFeature, awsOperations } from './awsOperations';

export interface PolicyStatement {
  Sid: string;
  Effect: 'Allow';
  Principal?: { AWS: string };
  Action: string | string[];
  Resource?: string | readonly string[];
  Condition?: { StringEquals: Record<string, string> };
}

/** An IAM policy, as AWS takes it in JSON. */
export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: PolicyStatement[];
}

/** The least that the role of an account, or the main principal, must be allowed for these features. */
export function featurePolicy(features: readonly AwsFeature[]): PolicyDocument {
  return policy(
    features.flatMap(({ feature, operations }) => {
      const scopes = new Map<string, PolicyStatement>();
      for (const { action, resources } of operations) {
        const scope = JSON.stringify(resources);
        const statement = scopes.get(scope) ?? {
          Sid: `Gantry${capitalised(feature)}${scopes.size || ''}`,
          Effect: 'Allow' as const,
          Action: [],
          Resource: resources,
        };
        statement.Action = [...statement.Action, action].sort();
        scopes.set(scope, statement);
      }
      return [...scopes.values()];
    }),
  );
}

/** The features that the role of an account is for. */
export function roleFeatures(): AwsFeature[] {
  return awsOperations.filter(({ principal }) => principal === 'role');
}

/** What the main credentials are for, where accounts are read through roles. */
export function mainFeatures(): AwsFeature[] {
  return awsOperations.filter(({ principal }) => principal === 'main');
}

/**
 * Who may act in the role of an account: the trust policy of that role.
 *
 * @param principal - the ARN of the role or user that Gantry's process runs as
 * @param externalId - the same as `externalId` in `vitals.aws.accounts`
 */
export function trustPolicy(
  principal: string,
  externalId: string,
): PolicyDocument {
  return policy([
    {
      Sid: 'GantryAssumesThisRole',
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': externalId } },
    },
  ]);
}

function policy(Statement: PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}

function capitalised(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}
