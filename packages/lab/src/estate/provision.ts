import { createHash } from 'node:crypto';
import { labAccount } from './account';
import { AlarmDefinition } from './AlarmDefinition';
import { Metric } from './metrics';
import { Provision } from './Part';
import { MetricId } from './Series';
import { Service } from './Service';

/** What an alarm watches; what is left out is the usual: three minutes above the threshold. */
export type Watch = Pick<
  AlarmDefinition,
  'description' | 'metricName' | 'statistic' | 'threshold'
> &
  Partial<AlarmDefinition> & {
    /** The alarm's name after the service's. */
    suffix: string;
  };

/** The metrics of one resource under one set of dimensions, and the alarms on them. */
export interface Watched extends Pick<MetricId, 'namespace' | 'dimensions'> {
  metrics: Metric[];
  watches?: Watch[];
}

/** The hexadecimal suffix that AWS gives a resource; it never changes. */
export function suffix(...words: string[]): string {
  return createHash('sha256')
    .update(words.join('/'))
    .digest('hex')
    .slice(0, 16);
}

/** An ARN in the lab's account; global services have no region, buckets no account either. */
export function arnOf(
  product: string,
  region: string,
  resource: string,
): string {
  return `arn:aws:${product}:${region}:${labAccount.id}:${resource}`;
}

/** Puts resources, their metrics and their alarms together as one part of a service. */
export function provision(
  service: Service,
  region: string,
  arns: string[],
  watched: Watched[] = [],
): Provision {
  return {
    resources: arns.map(arn => ({ arn, region })),
    series: watched.flatMap(({ namespace, dimensions, metrics }) =>
      metrics.map(({ name, ...metric }) => ({
        ...metric,
        service: service.name,
        region,
        namespace,
        metricName: name,
        dimensions,
        since: service.createdAt,
      })),
    ),
    alarms: watched.flatMap(({ namespace, dimensions, watches = [] }) =>
      watches.map(watch =>
        alarmOf(service, { namespace, dimensions, region, ...watch }),
      ),
    ),
  };
}

function alarmOf(
  service: Service,
  {
    suffix: ending,
    ...watch
  }: Watch & Pick<AlarmDefinition, 'namespace' | 'dimensions' | 'region'>,
): AlarmDefinition {
  const evaluationPeriods = watch.evaluationPeriods ?? 3;
  return {
    period: 60,
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'missing',
    ...watch,
    name: `${service.name}-${ending}`,
    service: service.name,
    topic: service.alarmTopic,
    evaluationPeriods,
    datapointsToAlarm: evaluationPeriods,
    createdAt: service.createdAt,
  };
}
