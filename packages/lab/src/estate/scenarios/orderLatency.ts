import { PROMETHEUS } from '../scrape/told';
import { effectsOn } from './effects';
import { Scenario } from './Scenario';

/**
 * Slow queries hold the connections of the order database. Requests wait for one, so the latency climbs; threads pile
 * up, so the autoscaler adds two pods, which open connections of their own; a pod that gets none fails its probes and
 * is restarted.
 */
export const orderLatency: Scenario = {
  name: 'order-latency',
  description:
    'Slow queries hold the connections of the order database; its 95th percentile climbs from 170 ms to 1.8 s.',
  effects: effectsOn('order-management', [
    ['AWS/ApplicationELB', 'TargetResponseTime', 1.8, 4],
    ['AWS/ApplicationELB', 'HTTPCode_Target_5XX_Count', 1, 5],
    ['AWS/ApplicationELB', 'HealthyHostCount', 4, 3],
    ['AWS/RDS', 'DatabaseConnections', 97, 3],
    ['AWS/RDS', 'CPUUtilization', 66, 5],
    ['AWS/RDS', 'ReadLatency', 0.21, 4],
    ['AWS/RDS', 'WriteLatency', 0.034, 4],
    ['ContainerInsights', 'pod_cpu_utilization_over_pod_limit', 33, 3],
    ['ContainerInsights', 'pod_memory_utilization_over_pod_limit', 58, 4],
    ['ContainerInsights', 'service_number_of_running_pods', 5, 3],
    ['ContainerInsights', 'pod_number_of_container_restarts', 2, 4],
    [PROMETHEUS, 'hikaricp_connections_active', 20, 3],
  ]),
};
