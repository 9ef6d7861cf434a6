import type { FamilyName } from '../signals/families';
import { cacheNamespace } from './cacheMembers';
import { parseArn } from './parseArn';

/** By what the metrics of a resource are known in CloudWatch. */
export interface ResourceMetrics {
  namespaces: string[];
  /** Empty where the ARN does not tell any. */
  dimensions: Record<string, string>;
  /** What people call it: `load balancer shop-alb`. */
  title: string;
  /** Its golden signals, where they are known. */
  family?: FamilyName;
  /** A dimension that its golden signals need and the ARN does not tell. */
  lacks?: 'ApiName' | 'CacheClusterId' | 'LoadBalancer';
}

interface Kind {
  noun: string;
  namespaces: string[];
  family?: FamilyName;
  lacks?: ResourceMetrics['lacks'];
}

type Reader = (resource: string) => ResourceMetrics | undefined;

const containers = ['AWS/ECS', 'ECS/ContainerInsights'];
const cache = [cacheNamespace];
const applicationBalancer = ['AWS/ApplicationELB'];

/**
 * By service, how the resource part of an ARN becomes dimensions; after the "dimensions" page of each
 * service's CloudWatch documentation.
 */
const readers: Record<string, Reader> = {
  apigateway: first(
    // A REST API's metrics carry its name, HTTP and WebSocket APIs' their ids.
    read(/^\/restapis\/[^/]+(?:\/stages\/[^/]+)?$/, {
      noun: 'REST API',
      namespaces: ['AWS/ApiGateway'],
      family: 'restApi',
      lacks: 'ApiName',
    }),
    read(/^\/apis\/(?<ApiId>[^/]+)(?:\/stages\/(?<Stage>[^/]+))?$/, {
      noun: 'API',
      namespaces: ['AWS/ApiGateway'],
      family: 'httpApi',
    }),
  ),
  autoscaling: read(/autoScalingGroupName\/(?<AutoScalingGroupName>.+)$/, {
    noun: 'auto scaling group',
    namespaces: ['AWS/EC2', 'AWS/AutoScaling'],
    family: 'autoScalingGroup',
  }),
  cloudfront: read(/^distribution\/(?<DistributionId>.+)$/, {
    noun: 'distribution',
    namespaces: ['AWS/CloudFront'],
    family: 'cloudFront',
  }),
  dynamodb: read(/^table\/(?<TableName>[^/]+)/, {
    noun: 'table',
    namespaces: ['AWS/DynamoDB'],
    family: 'dynamoDb',
  }),
  ec2: read(/^instance\/(?<InstanceId>.+)$/, {
    noun: 'instance',
    namespaces: ['AWS/EC2'],
  }),
  ecs: first(
    read(/^service\/(?<ClusterName>[^/]+)\/(?<ServiceName>[^/]+)$/, {
      noun: 'ECS service',
      namespaces: containers,
      family: 'ecsService',
    }),
    read(/^cluster\/(?<ClusterName>[^/]+)$/, {
      noun: 'ECS cluster',
      namespaces: containers,
    }),
  ),
  eks: read(/^cluster\/(?<ClusterName>[^/]+)$/, {
    noun: 'EKS cluster',
    namespaces: ['AWS/EKS', 'ContainerInsights'],
  }),
  elasticache: first(
    read(/^cluster:(?<CacheClusterId>.+)$/, {
      noun: 'cache',
      namespaces: cache,
      family: 'elastiCache',
    }),
    // CloudWatch measures its nodes, which are clusters.
    read(/^replicationgroup:(?<ReplicationGroupId>.+)$/, {
      noun: 'cache',
      namespaces: cache,
      family: 'elastiCache',
      lacks: 'CacheClusterId',
    }),
  ),
  elasticloadbalancing: first(
    read(/^loadbalancer\/(?<LoadBalancer>app\/.+)$/, {
      noun: 'load balancer',
      namespaces: applicationBalancer,
      family: 'loadBalancer',
    }),
    read(/^loadbalancer\/(?<LoadBalancer>net\/.+)$/, {
      noun: 'load balancer',
      namespaces: ['AWS/NetworkELB'],
    }),
    read(/^(?<TargetGroup>targetgroup\/.+)$/, {
      noun: 'target group',
      namespaces: [...applicationBalancer, 'AWS/NetworkELB'],
      family: 'targetGroup',
      lacks: 'LoadBalancer',
    }),
    read(/^loadbalancer\/(?<LoadBalancerName>[^/]+)$/, {
      noun: 'load balancer',
      namespaces: ['AWS/ELB'],
    }),
  ),
  lambda: read(/^function:(?<FunctionName>[^:]+)/, {
    noun: 'function',
    namespaces: ['AWS/Lambda'],
    family: 'lambda',
  }),
  rds: first(
    read(/^db:(?<DBInstanceIdentifier>.+)$/, {
      noun: 'database',
      namespaces: ['AWS/RDS'],
      family: 'rds',
    }),
    read(/^cluster:(?<DBClusterIdentifier>.+)$/, {
      noun: 'database cluster',
      namespaces: ['AWS/RDS'],
      family: 'rds',
    }),
  ),
  s3: read(/^(?<BucketName>[^/]+)$/, {
    noun: 'bucket',
    namespaces: ['AWS/S3'],
  }),
  sns: read(/^(?<TopicName>[^:]+)$/, {
    noun: 'topic',
    namespaces: ['AWS/SNS'],
    family: 'sns',
  }),
  sqs: read(/^(?<QueueName>[^:]+)$/, {
    noun: 'queue',
    namespaces: ['AWS/SQS'],
    family: 'sqs',
  }),
};

/** Undefined for a resource whose metrics Gantry does not know; it may still matter to other vitals. */
export function resourceMetrics(arn: string): ResourceMetrics | undefined {
  const parsed = parseArn(arn);
  // Own properties alone: an ARN may name any word as its service, `constructor` too.
  return parsed && Object.hasOwn(readers, parsed.service)
    ? readers[parsed.service](parsed.resource)
    : undefined;
}

function read(
  pattern: RegExp,
  { noun, namespaces, family, lacks }: Kind,
): Reader {
  return resource => {
    const match = pattern.exec(resource);
    if (!match) {
      return undefined;
    }
    const dimensions = Object.fromEntries(
      Object.entries(match.groups ?? {}).filter(([, value]) => value),
    );
    const title = `${noun} ${nameOf(resource)}`;
    return { namespaces, dimensions, title, family, lacks };
  };
}

/** Where a name is not the end of the resource. */
const named = [
  /^(?:loadbalancer\/(?:app|net)|targetgroup)\/([^/]+)/,
  /^\/(?:rest)?apis\/([^/]+)$/,
  /^function:([^:]+)/,
  /^table\/([^/]+)/,
];

/** `shop-alb` of `loadbalancer/app/shop-alb/50dc6c495c0c9188`, `orders` of `function:orders:live`. */
function nameOf(resource: string): string {
  const api = /^\/(?:rest)?apis\/([^/]+)\/stages\/(.+)$/.exec(resource);
  if (api) {
    return `${api[1]}/${api[2]}`;
  }
  for (const pattern of [...named, /([^/:]+)$/]) {
    const match = pattern.exec(resource);
    if (match) {
      return match[1];
    }
  }
  return resource;
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
