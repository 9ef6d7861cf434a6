import { AlarmIndex } from './alarms/AlarmIndex';
import { AlarmRecord } from './alarms/AlarmRecord';
import {
  RestApi,
  findRestApis,
  restApiDimensions,
} from './signals/findRestApis';
import { Subject, findSubjects } from './signals/findSubjects';
import { AlarmTarget } from './targets/AlarmTarget';
import {
  CacheMembers,
  cacheClusterOf,
  cacheNamespace,
  replicationGroupOf,
} from './targets/cacheMembers';
import { resourceMetrics } from './targets/resourceMetrics';

/** What a target asks for. */
export interface Match {
  /** Each once. */
  alarms: AlarmRecord[];
  /** The names and beginnings that no alarm has. Resources may well be without alarms. */
  missing: string[];
  /** What of its resources has golden signals. */
  subjects: Subject[];
  /** The ids of REST APIs whose names, by which CloudWatch knows them, nothing tells. */
  nameless: string[];
}

/** What is known of the account and region that a target is looked for in. */
export interface Surroundings {
  index: AlarmIndex;
  /** The ARNs of the target's resources, those found by tags among them. */
  resources: string[];
  /** By the ids of the replication groups among these. */
  members: ReadonlyMap<string, string[]>;
}

/** Finds what a target asks for: the alarms that it names, those on its resources, and its golden signals. */
export function matchTarget(
  { names, prefixes }: AlarmTarget,
  { index, resources, members }: Surroundings,
): Match {
  const named = [
    ...names.map(name => ({ asked: name, alarms: index.named(name) })),
    ...prefixes.map(prefix => ({
      asked: `${prefix}*`,
      alarms: index.withPrefix(prefix),
    })),
  ];
  const watching = [
    ...resources.flatMap(arn => resourceMetrics(arn) ?? []),
    ...[...members.values()].flat().map(CacheClusterId => ({
      namespaces: [cacheNamespace],
      dimensions: { CacheClusterId },
    })),
  ].flatMap(metrics => index.watching(metrics));
  const told = [
    ...new Set([...named.flatMap(each => each.alarms), ...watching]),
  ];
  const { found, nameless } = findRestApis(resources, told);
  const alarms = [
    ...new Set([...told, ...found.flatMap(api => watchingApi(api, index))]),
  ];
  return {
    alarms,
    subjects: findSubjects(resources, alarms, members),
    nameless,
    missing: named
      .filter(each => each.alarms.length === 0)
      .map(({ asked }) => asked),
  };
}

/**
 * The nodes of the replication groups among resources, as far as they are known: by alarms, by their own ARNs, and
 * by what metrics CloudWatch has.
 *
 * @param measured - the clusters that CloudWatch has metrics of
 */
export function membersOf(
  resources: string[],
  index: AlarmIndex,
  measured: readonly string[],
): Map<string, string[]> {
  const groups = resources.flatMap(arn => replicationGroupOf(arn) ?? []);
  if (groups.length === 0) {
    return new Map();
  }
  const known = new CacheMembers([
    ...measured,
    ...groups.flatMap(group => index.cacheMembers.of(group)),
    ...resources.flatMap(arn => cacheClusterOf(arn) ?? []),
  ]);
  return new Map(groups.map(group => [group, known.of(group)]));
}

/** The alarms on a REST API that an ARN makes the entity's own. What alarms alone tell of brings in no others. */
function watchingApi(api: RestApi, index: AlarmIndex): AlarmRecord[] {
  return api.arn === undefined
    ? []
    : index.watching({
        namespaces: ['AWS/ApiGateway'],
        dimensions: restApiDimensions(api),
      });
}
