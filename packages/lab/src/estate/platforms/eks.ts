import { exact, Metric, percent } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision, Watch, Watched } from '../provision';
import { Rhythm, rhythmOf } from '../rhythm';
import { Service } from '../Service';
import { Workload } from '../Workload';

/** What differs from one workload to the next; the rest follows from the service that it belongs to. */
export type WorkloadOptions = Omit<
  Workload,
  'name' | 'region' | 'system' | 'createdAt'
>;

type Place = Pick<Workload, 'cluster' | 'namespace' | 'name'>;

/** What Container Insights knows the pods of a workload by. */
export function podDimensions(workload: Place): Record<string, string> {
  const { cluster, namespace, name } = workload;
  return { ClusterName: cluster, Namespace: namespace, PodName: name };
}

/** What Container Insights knows the Service in front of a workload by. */
export function serviceDimensions(workload: Place): Record<string, string> {
  const { cluster, namespace, name } = workload;
  return { ClusterName: cluster, Namespace: namespace, Service: name };
}

function workloadOf(
  service: Service,
  name: string,
  options: WorkloadOptions,
): Workload {
  const { region, system, createdAt } = service;
  return { ...options, name, region, system, createdAt };
}

function insightsOf(
  workload: Workload,
  rhythm: Rhythm,
  watches: Watch[],
): Watched[] {
  const namespace = 'ContainerInsights';
  const metrics: Metric[] = [
    percent('pod_cpu_utilization_over_pod_limit', rhythm.level('cpu', 14, 12)),
    percent(
      'pod_memory_utilization_over_pod_limit',
      rhythm.level('memory', 44, 6),
    ),
    exact('pod_number_of_container_restarts', () => 0),
  ];
  return [
    { namespace, dimensions: podDimensions(workload), metrics, watches },
    {
      namespace,
      dimensions: serviceDimensions(workload),
      metrics: [
        exact('service_number_of_running_pods', () => workload.replicas),
      ],
    },
  ];
}

function usage(ending: string, metricName: string, what: string): Watch {
  return {
    suffix: ending,
    description: `The pods use more than 80 % of the ${what} they may use.`,
    metricName,
    statistic: 'Average',
    evaluationPeriods: 5,
    threshold: 80,
  };
}

/** A service on a shared EKS cluster. Its figures are those of its pods; its objects are on the Kubernetes host. */
export function eksService(options: WorkloadOptions): Part {
  return service => {
    const workload = workloadOf(service, service.name, options);
    const insights = insightsOf(workload, rhythmOf(service, 'pods'), [
      usage('eks-cpu', 'pod_cpu_utilization_over_pod_limit', 'CPU'),
      usage('eks-memory', 'pod_memory_utilization_over_pod_limit', 'memory'),
    ]);
    return { ...provision(service, service.region, [], insights), workload };
  };
}

/** Something that runs on the cluster for all of its services, such as monitoring. Its own alerts watch it. */
export function clusterAddOn(name: string, options: WorkloadOptions): Part {
  return service => {
    const workload = workloadOf(service, name, options);
    const insights = insightsOf(workload, rhythmOf(service, name), []);
    return { ...provision(service, service.region, [], insights), workload };
  };
}

/** An EKS cluster with its node groups. */
export function eksCluster(options: {
  name: string;
  nodeGroups: Record<string, { nodes: number; id: string }>;
}): Part {
  return service => {
    const { region } = service;
    const rhythm = rhythmOf(service, options.name);
    const groups = Object.entries(options.nodeGroups);
    const nodes = groups.reduce((sum, [, group]) => sum + group.nodes, 0);
    return provision(
      service,
      region,
      [
        arnOf('eks', region, `cluster/${options.name}`),
        ...groups.map(([name, { id }]) =>
          arnOf('eks', region, `nodegroup/${options.name}/${name}/${id}`),
        ),
      ],
      [
        {
          namespace: 'ContainerInsights',
          dimensions: { ClusterName: options.name },
          metrics: [
            exact('cluster_node_count', () => nodes),
            exact('cluster_failed_node_count', () => 0),
            percent('node_cpu_utilization', rhythm.level('cpu', 26, 20)),
            percent('node_memory_utilization', rhythm.level('memory', 48, 8)),
          ],
          watches: [
            {
              suffix: 'eks-failed-nodes',
              description: 'A node of the cluster is not ready.',
              metricName: 'cluster_failed_node_count',
              statistic: 'Maximum',
              threshold: 0,
            },
            {
              suffix: 'eks-node-cpu',
              description: 'The nodes use more than 80 % of their CPU.',
              metricName: 'node_cpu_utilization',
              statistic: 'Average',
              evaluationPeriods: 5,
              threshold: 80,
            },
          ],
        },
      ],
    );
  };
}
