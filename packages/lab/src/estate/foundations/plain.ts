import { Part } from '../Part';
import { arnOf, provision } from '../provision';

/** Resources of which the lab tells no more than that they stand and carry tags, by service and resource part. */
export function plain(product: string, ...resources: string[]): Part {
  return service =>
    provision(
      service,
      service.region,
      resources.map(resource => arnOf(product, service.region, resource)),
    );
}

/** Resources whose ARN is not of the usual shape, such as those of global services. */
export function named(...arns: string[]): Part {
  return () => ({
    // What is global answers in us-east-1.
    resources: arns.map(arn => ({
      arn,
      region: arn.split(':')[3] || 'us-east-1',
    })),
    series: [],
    alarms: [],
  });
}
