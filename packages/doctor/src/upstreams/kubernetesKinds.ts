import { Config } from '@backstage/config';

/** A kind of object that the Kubernetes tab lists. */
export interface ListedKind {
  /** As in a role: `deployments.apps`. */
  name: string;
  path: string;
  /** A cluster need not serve it. */
  isOptional?: boolean;
}

/** What the stock plugin knows by name; `kubernetes.objectTypes` chooses among it. */
const byDefault = [
  'v1/pods',
  'v1/services',
  'v1/configmaps',
  'v1/limitranges',
  'v1/resourcequotas',
  'apps/v1/deployments',
  'apps/v1/replicasets',
  'apps/v1/statefulsets',
  'apps/v1/daemonsets',
  'autoscaling/v2/horizontalpodautoscalers',
  'batch/v1/jobs',
  'batch/v1/cronjobs',
  'networking.k8s.io/v1/ingresses',
];
const onDemand = [
  'v1/secrets',
  'v1/persistentvolumes',
  'v1/persistentvolumeclaims',
];

/** All that the tab lists of a cluster, as the configuration says. */
export function listedKinds(config: Config, cluster: Config): ListedKind[] {
  const types = config.getOptionalStringArray('kubernetes.objectTypes');
  const versions = config.getOptionalConfig('kubernetes.apiVersionOverrides');
  const known = types ? [...onDemand, ...byDefault] : byDefault;
  const kinds = known
    .map(readKind)
    .flatMap(({ group, version, plural }) =>
      types && !types.includes(plural)
        ? []
        : [kind(group, versions?.getOptionalString(plural) ?? version, plural)],
    );
  const custom =
    cluster.getOptionalConfigArray('customResources') ??
    config.getOptionalConfigArray('kubernetes.customResources') ??
    [];
  const hasUsage =
    kinds.some(({ name }) => name === 'pods') &&
    cluster.getOptionalBoolean('skipMetricsLookup') !== true;
  return [
    ...kinds,
    ...custom.map(each =>
      kind(
        each.getString('group'),
        each.getString('apiVersion'),
        each.getString('plural'),
      ),
    ),
    ...(hasUsage
      ? [{ ...kind('metrics.k8s.io', 'v1beta1', 'pods'), isOptional: true }]
      : []),
  ];
}

function readKind(path: string) {
  const [plural, version, group = ''] = path.split('/').reverse();
  return { group, version, plural };
}

function kind(group: string, version: string, plural: string): ListedKind {
  const [root, name] = group
    ? [`/apis/${encodeURIComponent(group)}`, `${plural}.${group}`]
    : ['/api', plural];
  return {
    name,
    path: `${root}/${encodeURIComponent(version)}/${encodeURIComponent(plural)}`,
  };
}
