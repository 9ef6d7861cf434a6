import { Rollout } from '../Rollout';
import { KubernetesObject, metadataOf, timeOf } from './identity';

const target = { cpu: 70, memory: 80 };

/** The horizontal autoscaler: quick to add pods, slow to take them away. */
export function autoscaler(
  rollout: Rollout,
  { maximum }: { maximum: number },
): KubernetesObject {
  const { workload, pods, utilization, scaledAt, rolledOutAt } = rollout;
  const resource = (name: 'cpu' | 'memory') => ({
    type: 'Resource',
    resource: {
      name,
      target: { type: 'Utilization', averageUtilization: target[name] },
    },
  });
  const current = (name: 'cpu' | 'memory') => {
    const average =
      pods.reduce((sum, pod) => sum + pod.usage[name], 0) / pods.length;
    return {
      type: 'Resource',
      resource: {
        name,
        current: {
          averageUtilization: utilization[name],
          averageValue:
            name === 'cpu'
              ? `${Math.round(average)}m`
              : String(Math.round(average * 1024) * 1024),
        },
      },
    };
  };
  const condition = (
    type: string,
    status: string,
    reason: string,
    message: string,
  ) => ({
    type,
    status,
    reason,
    message,
    lastTransitionTime: timeOf(scaledAt ?? rolledOutAt),
  });
  return {
    metadata: metadataOf(workload, 'HorizontalPodAutoscaler'),
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: workload.name,
      },
      minReplicas: workload.replicas,
      maxReplicas: maximum,
      metrics: [resource('cpu'), resource('memory')],
      behavior: {
        scaleUp: {
          stabilizationWindowSeconds: 0,
          selectPolicy: 'Max',
          policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
        },
        scaleDown: {
          stabilizationWindowSeconds: 300,
          selectPolicy: 'Min',
          policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
        },
      },
    },
    status: {
      currentReplicas: pods.length,
      desiredReplicas: pods.length,
      lastScaleTime: scaledAt === undefined ? undefined : timeOf(scaledAt),
      currentMetrics: [current('cpu'), current('memory')],
      conditions: [
        condition(
          'AbleToScale',
          'True',
          'ReadyForNewScale',
          'recommended size matches current size',
        ),
        condition(
          'ScalingActive',
          'True',
          'ValidMetricFound',
          'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
        ),
        scaledAt === undefined
          ? condition(
              'ScalingLimited',
              'True',
              'TooFewReplicas',
              'the desired replica count is less than the minimum replica count',
            )
          : condition(
              'ScalingLimited',
              'False',
              'DesiredWithinRange',
              'the desired count is within the acceptable range',
            ),
      ],
    },
  };
}
