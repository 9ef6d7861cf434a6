import { Estate } from '../../estate/Estate';
import { figureAt } from '../../estate/Incident';
import { fraction } from '../../estate/noise';
import { podDimensions, serviceDimensions } from '../../estate/platforms/eks';
import { Node, nodeOf, podAddress } from '../../estate/platforms/nodes';
import {
  POD_INTERVAL,
  podName,
  releaseAt,
  releaseNumbered,
} from '../../estate/platforms/releases';
import { metricKey, MetricId } from '../../estate/Series';
import { Workload } from '../../estate/Workload';

const MINUTE = 60_000;
// A release counts once it has gone through, so that nobody meets one half-way.
const ROLLOUT = 10 * MINUTE;

/** One pod of a workload at an instant; times are milliseconds since the epoch, as everywhere here. */
export interface Pod {
  name: string;
  index: number;
  createdAt: number;
  startedAt: number;
  restarts: number;
  ready: boolean;
  node: Node;
  ip: string;
  /** Millicores and MiB. */
  usage: { cpu: number; memory: number };
}

/** A workload at an instant: its pods, the release that they run, and what the autoscaler sees. */
export interface Rollout {
  workload: Workload;
  now: number;
  revision: number;
  rolledOutAt: number;
  templateHash: string;
  previous: { templateHash: string; createdAt: number };
  pods: Pod[];
  /** In percent of what the pods request. */
  utilization: { cpu: number; memory: number };
  /** When the autoscaler last changed the number of replicas; undefined when it never did. */
  scaledAt?: number;
}

/** What Container Insights knows of a workload, by which it is worked out. */
function metricsOf(workload: Workload) {
  const metric = (metricName: string, dimensions: Record<string, string>) => ({
    namespace: 'ContainerInsights',
    metricName,
    dimensions,
  });
  const pods = podDimensions(workload);
  return {
    running: metric(
      'service_number_of_running_pods',
      serviceDimensions(workload),
    ),
    restarts: metric('pod_number_of_container_restarts', pods),
    cpu: metric('pod_cpu_utilization_over_pod_limit', pods),
    memory: metric('pod_memory_utilization_over_pod_limit', pods),
  };
}

/** The release that has gone through at an instant, and the one before. */
function releaseOf(workload: Workload, now: number) {
  const release = releaseAt(workload, now - ROLLOUT);
  const { templateHash, rolledOutAt } = releaseNumbered(
    workload,
    release.revision - 1,
  );
  return {
    ...release,
    previous: { templateHash, createdAt: rolledOutAt },
  };
}

/** Works out a workload at an instant from the estate's figures for its pods. */
export function rolloutOf(
  estate: Estate,
  workload: Workload,
  now: number,
): Rollout {
  const { name, region, limits, requests } = workload;
  const metrics = metricsOf(workload);
  const figure = (metric: MetricId) => estate.figure(region, metric, now) ?? 0;
  const since = (metric: MetricId, reached: number) =>
    firstReached(estate, region, metric, reached, now);
  const count = Math.max(Math.round(figure(metrics.running)), 1);
  const restarts = Math.round(figure(metrics.restarts));
  const used = {
    cpu: (figure(metrics.cpu) / 100) * limits.cpu,
    memory: (figure(metrics.memory) / 100) * limits.memory,
  };
  const release = releaseOf(workload, now);
  // One pod bears an incident; it is an old one, so that it does not vanish with the replicas that are added.
  const struck = restarts > 0 ? Math.min(1, count - 1) : undefined;

  const pods = Array.from({ length: count }, (_, index): Pod => {
    const createdAt =
      index < workload.replicas
        ? release.rolledOutAt + index * POD_INTERVAL
        : since(metrics.running, index + 1);
    const share =
      0.88 + 0.24 * fraction(`${name}/${index}`, Math.floor(now / MINUTE));
    return {
      name: podName(workload, release, index),
      index,
      createdAt,
      startedAt:
        index === struck ? since(metrics.restarts, restarts) : createdAt + 4000,
      restarts: index === struck ? restarts : 0,
      ready: index !== struck,
      node: nodeOf(workload.cluster, index),
      ip: podAddress(name, index),
      usage: {
        cpu: used.cpu * share,
        memory: used.memory * (0.5 + 0.5 * share),
      },
    };
  });
  return {
    ...release,
    workload,
    now,
    pods,
    utilization: {
      cpu: Math.round((100 * used.cpu) / requests.cpu),
      memory: Math.round((100 * used.memory) / requests.memory),
    },
    scaledAt:
      count > workload.replicas ? since(metrics.running, count) : undefined,
  };
}

/** The end of the first minute of the last incident in which a figure reached a number. */
function firstReached(
  estate: Estate,
  region: string,
  metric: MetricId,
  reached: number,
  now: number,
): number {
  const series = estate.series(region).get(metricKey(metric));
  const from = estate.journal[estate.journal.length - 1]?.from ?? now;
  for (let minute = from / MINUTE; series && minute * MINUTE < now; minute++) {
    const figure = figureAt(series, minute, estate.journal);
    if (figure !== undefined && Math.round(figure) >= reached) {
      return (minute + 1) * MINUTE;
    }
  }
  return now;
}
