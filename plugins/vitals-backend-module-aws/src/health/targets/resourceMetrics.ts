import { parseArn } from './parseArn';

/** By what the metrics of a resource are known in CloudWatch. */
export interface ResourceMetrics {
  namespaces: string[];
  dimensions: Record<string, string>;
}

type Reader = (resource: string) => ResourceMetrics | undefined;

/**
 * By service, how the resource part of an ARN becomes dimensions; after the "dimensions" page of each
 * service's CloudWatch documentation.
 */
const readers: Record<string, Reader> = {
  autoscaling: read(/autoScalingGroupName\/(?<AutoScalingGroupName>.+)$/, [
    'AWS/EC2',
    'AWS/AutoScaling',
  ]),
  cloudfront: read(/^distribution\/(?<DistributionId>.+)$/, ['AWS/CloudFront']),
  dynamodb: read(/^table\/(?<TableName>[^/]+)/, ['AWS/DynamoDB']),
  ec2: read(/^instance\/(?<InstanceId>.+)$/, ['AWS/EC2']),
  ecs: first(
    read(/^service\/(?<ClusterName>[^/]+)\/(?<ServiceName>[^/]+)$/, [
      'AWS/ECS',
      'ECS/ContainerInsights',
    ]),
    read(/^cluster\/(?<ClusterName>[^/]+)$/, [
      'AWS/ECS',
      'ECS/ContainerInsights',
    ]),
  ),
  eks: read(/^cluster\/(?<ClusterName>[^/]+)$/, [
    'AWS/EKS',
    'ContainerInsights',
  ]),
  elasticache: first(
    read(/^cluster:(?<CacheClusterId>.+)$/, ['AWS/ElastiCache']),
    read(/^replicationgroup:(?<ReplicationGroupId>.+)$/, ['AWS/ElastiCache']),
  ),
  elasticloadbalancing: first(
    read(/^loadbalancer\/(?<LoadBalancer>app\/.+)$/, ['AWS/ApplicationELB']),
    read(/^loadbalancer\/(?<LoadBalancer>net\/.+)$/, ['AWS/NetworkELB']),
    read(/^(?<TargetGroup>targetgroup\/.+)$/, [
      'AWS/ApplicationELB',
      'AWS/NetworkELB',
    ]),
    read(/^loadbalancer\/(?<LoadBalancerName>[^/]+)$/, ['AWS/ELB']),
  ),
  lambda: read(/^function:(?<FunctionName>[^:]+)/, ['AWS/Lambda']),
  rds: first(
    read(/^db:(?<DBInstanceIdentifier>.+)$/, ['AWS/RDS']),
    read(/^cluster:(?<DBClusterIdentifier>.+)$/, ['AWS/RDS']),
  ),
  s3: read(/^(?<BucketName>[^/]+)$/, ['AWS/S3']),
  sns: read(/^(?<TopicName>[^:]+)$/, ['AWS/SNS']),
  sqs: read(/^(?<QueueName>[^:]+)$/, ['AWS/SQS']),
};

/** Undefined for a resource whose metrics Gantry does not know; it may still matter to other vitals. */
export function resourceMetrics(arn: string): ResourceMetrics | undefined {
  const parsed = parseArn(arn);
  // Own properties alone: an ARN may name any word as its service, `constructor` too.
  return parsed && Object.hasOwn(readers, parsed.service)
    ? readers[parsed.service](parsed.resource)
    : undefined;
}

function read(pattern: RegExp, namespaces: string[]): Reader {
  return resource => {
    const groups = pattern.exec(resource)?.groups;
    return groups && { namespaces, dimensions: { ...groups } };
  };
}

function first(...candidates: Reader[]): Reader {
  return resource => {
    for (const candidate of candidates) {
      const found = candidate(resource);
      if (found) {
        return found;
      }
    }
    return undefined;
  };
}
