import { Failure } from '@gantry/plugin-vitals-common';
import { AwsSource } from '@gantry/plugin-aws-node';
import { parseArn } from './parseArn';

export const cacheNamespace = 'AWS/ElastiCache';

/** The id of the replication group that an ARN names. */
export function replicationGroupOf(arn: string): string | undefined {
  return resourceOf(arn, /^replicationgroup:(.+)$/);
}

/** The id of the cache cluster that an ARN names. */
export function cacheClusterOf(arn: string): string | undefined {
  return resourceOf(arn, /^cluster:(.+)$/);
}

/**
 * The clusters of replication groups, by which alone CloudWatch has metrics. ElastiCache names them after their group:
 * `orders-001`, or `orders-0001-001` where there are shards.
 */
export class CacheMembers {
  private readonly plain = new Map<string, string[]>();
  private readonly sharded = new Map<string, string[]>();

  constructor(clusterIds: Iterable<string>) {
    for (const id of new Set(clusterIds)) {
      add(this.plain, /^(.+)-\d{3}$/, id);
      add(this.sharded, /^(.+)-\d{4}-\d{3}$/, id);
    }
  }

  /** A group is of one kind; `orders-0001-001` may be the node of a group `orders-0001`, which is another. */
  of(group: string): string[] {
    const members = this.plain.get(group) ?? this.sharded.get(group) ?? [];
    return [...members].sort();
  }
}

/** Why a group is without golden signals though CloudWatch has answered. */
export function membersNotFound(
  groups: string[],
  { account, region }: AwsSource,
): Failure {
  const noun = groups.length === 1 ? 'replication group' : 'replication groups';
  return {
    kind: 'not-found',
    message: `CloudWatch of ${account.name} in ${region} has had no metrics of nodes of ${noun} ${groups.join(', ')} in the last 3 h.`,
    fix: 'Compare the name, and see whether its nodes are there. Those of a replication group are called after it, as orders-001.',
  };
}

function add(
  members: Map<string, string[]>,
  pattern: RegExp,
  id: string,
): void {
  const group = pattern.exec(id)?.[1];
  if (group) {
    const known = members.get(group) ?? [];
    known.push(id);
    members.set(group, known);
  }
}

function resourceOf(arn: string, pattern: RegExp): string | undefined {
  // Asked of every resource of a fleet at every survey.
  const parsed = arn.includes(':elasticache:') ? parseArn(arn) : undefined;
  return parsed?.service === 'elasticache'
    ? pattern.exec(parsed.resource)?.[1]
    : undefined;
}
