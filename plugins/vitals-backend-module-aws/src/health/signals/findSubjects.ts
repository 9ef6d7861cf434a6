import { AlarmRecord } from '../alarms/AlarmRecord';
import { watchedMetrics } from '../alarms/watchedMetrics';
import { cacheClusterOf, replicationGroupOf } from '../targets/cacheMembers';
import { ResourceMetrics, resourceMetrics } from '../targets/resourceMetrics';
import { Family, FamilyName, Measure, familyNames, familyOf } from './families';
import { MetricStatistic } from '../metrics/MetricQuery';
import { findRestApis, restApiDimensions } from './findRestApis';

/** Something whose golden signals can be asked for. */
export interface Subject {
  /** Absent for what is known by the metrics of alarms alone. */
  arn?: string;
  /** For example `load balancer shop-alb`. */
  title: string;
  familyName: FamilyName;
  dimensions: Record<string, string>;
  /** What it consists of, where that alone has metrics: drawn together, each by its name. */
  members?: { name: string; dimensions: Record<string, string> }[];
}

/**
 * Those among the resources of an entity whose golden signals are known. What an ARN does not tell is learnt
 * from the other resources and the alarms of the entity: by which load balancer a target group is reached,
 * and what a REST API is called ({@link findRestApis}).
 *
 * @param members - of replication groups, by which alone they have metrics; those that are not known have none
 * @returns the nearest to users first
 */
export function findSubjects(
  arns: readonly string[],
  alarms: readonly AlarmRecord[],
  members: ReadonlyMap<string, string[]> = new Map(),
): Subject[] {
  const found = new Map<string, Subject>();
  const grouped = new Set([...members.values()].flat());
  // A node whose group is there, too, is drawn with the group.
  const alone = arns.filter(arn => !grouped.has(cacheClusterOf(arn) ?? ''));
  const known = alone.flatMap(arn => {
    const metrics = resourceMetrics(arn);
    return metrics?.family ? [{ arn, metrics, family: metrics.family }] : [];
  });
  for (const api of findRestApis(arns, alarms).found) {
    const subject = {
      arn: api.arn,
      title: `REST API ${[api.name, api.stage].filter(Boolean).join('/')}`,
      familyName: 'restApi' as const,
      dimensions: restApiDimensions(api),
    };
    found.set(JSON.stringify(['restApi', subject.dimensions]), subject);
  }
  const all = known.map(({ metrics }) => metrics);
  for (const { arn, metrics, family } of known) {
    const subjects = complete(metrics, family, {
      all,
      alarms,
      members: members.get(replicationGroupOf(arn) ?? '') ?? [],
    });
    for (const subject of subjects) {
      const key = JSON.stringify([subject.familyName, subject.dimensions]);
      found.set(key, { arn, title: metrics.title, ...subject });
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      familyNames.indexOf(a.familyName) - familyNames.indexOf(b.familyName),
  );
}

/** A measure of a subject, as CloudWatch can be asked for it. */
export function statisticOf(
  { familyName, dimensions }: Subject,
  measure: Omit<Measure, 'isSparse'>,
): MetricStatistic {
  const family: Family = familyOf(familyName);
  return {
    namespace: measure.namespace ?? family.namespace,
    name: measure.name,
    dimensions: {
      ...dimensions,
      ...family.dimensions,
      ...measure.dimensions,
    },
    stat: measure.stat,
  };
}

interface Surroundings {
  /** The resources of the entity. */
  all: ResourceMetrics[];
  alarms: readonly AlarmRecord[];
  /** Of the resource, where it is a replication group. */
  members: string[];
}

function complete(
  metrics: ResourceMetrics,
  familyName: FamilyName,
  { all, alarms, members }: Surroundings,
): (Omit<Subject, 'arn' | 'title'> & Partial<Subject>)[] {
  const { dimensions, lacks } = metrics;
  if (!lacks) {
    return [{ familyName, dimensions }];
  }
  if (lacks === 'ApiName') {
    return [];
  }
  if (lacks === 'CacheClusterId') {
    return members.length === 0
      ? []
      : [
          {
            familyName,
            dimensions,
            members: members.map(name => ({
              name,
              dimensions: { CacheClusterId: name },
            })),
          },
        ];
  }
  const own = all.flatMap(each => each.dimensions.LoadBalancer ?? []);
  const watched = balancersInAlarms(dimensions, alarms);
  const balancers = watched.length > 0 ? watched : own;
  return balancers
    .filter(balancer => balancer.startsWith('app/'))
    .map(LoadBalancer => ({
      familyName: own.includes(LoadBalancer) ? familyName : 'sharedTargetGroup',
      dimensions: { ...dimensions, LoadBalancer },
    }));
}

/** By which load balancers a target group is reached, as alarms on its metrics know. */
function balancersInAlarms(
  dimensions: Record<string, string>,
  alarms: readonly AlarmRecord[],
): string[] {
  const values = alarms
    .flatMap(watchedMetrics)
    .filter(
      metric =>
        metric.namespace === 'AWS/ApplicationELB' &&
        Object.entries(dimensions).every(
          ([key, value]) => metric.dimensions.get(key) === value,
        ),
    )
    .flatMap(metric => metric.dimensions.get('LoadBalancer') ?? []);
  return [...new Set(values)];
}
