import { createHash } from 'node:crypto';
import { labAccount } from './account';
import { Service } from './Service';

/** The AWS resources of a service, by the identifiers that CloudWatch dimensions carry. */
export interface ServiceResources {
  /** `app/NAME/0123456789abcdef` */
  loadBalancer: string;
  /** `targetgroup/NAME/0123456789abcdef` */
  targetGroup: string;
  ecs?: { clusterName: string; serviceName: string };
  databaseInstance?: string;
  arns: string[];
}

function suffix(...words: string[]): string {
  return createHash('sha256')
    .update(words.join('/'))
    .digest('hex')
    .slice(0, 16);
}

/** Names the resources of a service the way AWS would: real ARN shapes, suffixes that never change. */
export function resourcesOf(service: Service): ServiceResources {
  const { name, region } = service;
  const arn = (product: string, resource: string) =>
    `arn:aws:${product}:${region}:${labAccount.id}:${resource}`;

  // AWS allows load balancers and target groups 32 characters.
  const short = name.slice(0, 32).replace(/-+$/, '');
  const loadBalancer = `app/${short}/${suffix('alb', region, name)}`;
  const targetGroup = `targetgroup/${short}/${suffix('tg', region, name)}`;
  const arns = [
    arn('elasticloadbalancing', `loadbalancer/${loadBalancer}`),
    arn('elasticloadbalancing', targetGroup),
  ];

  if (service.platform === 'ecs') {
    arns.push(
      arn('ecs', `cluster/${name}`),
      arn('ecs', `service/${name}/${name}`),
    );
  }
  if (service.database) {
    arns.push(arn('rds', `db:${name}`));
  }
  return {
    loadBalancer,
    targetGroup,
    ecs:
      service.platform === 'ecs'
        ? { clusterName: name, serviceName: name }
        : undefined,
    databaseInstance: service.database ? name : undefined,
    arns,
  };
}

/** The tags that Terraform's `default_tags` puts on every resource of a service. */
export function tagsOf(service: Service): Record<string, string> {
  return {
    service: service.name,
    system: service.system,
    owner: service.owner,
    tier: service.tier,
    environment: 'production',
  };
}
