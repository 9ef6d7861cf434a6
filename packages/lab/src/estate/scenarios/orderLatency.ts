import { PROMETHEUS } from '../scrape/told';
import { Effect, Scenario } from './Scenario';

const service = 'order-management';

function reaches(
  namespace: string,
  metricName: string,
  figure: number,
  withinMinutes: number,
): Effect {
  return { service, namespace, metricName, reaches: figure, withinMinutes };
}

/**
 * Slow queries hold the connections of the order database. Requests wait for one, so the latency climbs; threads pile
 * up, so the autoscaler adds two pods, which open connections of their own; a pod that gets none fails its probes and
 * is restarted.
 */
export const orderLatency: Scenario = {
  name: 'order-latency',
  description:
    'Slow queries hold the connections of the order database; its 95th percentile climbs from 170 ms to 1.8 s.',
  effects: [
    reaches('AWS/ApplicationELB', 'TargetResponseTime', 1.8, 4),
    reaches('AWS/ApplicationELB', 'HTTPCode_Target_5XX_Count', 1, 5),
    reaches('AWS/ApplicationELB', 'HealthyHostCount', 4, 3),
    reaches('AWS/RDS', 'DatabaseConnections', 97, 3),
    reaches('AWS/RDS', 'CPUUtilization', 66, 5),
    reaches('AWS/RDS', 'ReadLatency', 0.21, 4),
    reaches('AWS/RDS', 'WriteLatency', 0.034, 4),
    reaches('ContainerInsights', 'pod_cpu_utilization_over_pod_limit', 33, 3),
    reaches(
      'ContainerInsights',
      'pod_memory_utilization_over_pod_limit',
      58,
      4,
    ),
    reaches('ContainerInsights', 'service_number_of_running_pods', 5, 3),
    reaches('ContainerInsights', 'pod_number_of_container_restarts', 2, 4),
    reaches(PROMETHEUS, 'hikaricp_connections_active', 20, 3),
  ],
};
