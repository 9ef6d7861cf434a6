import { Pod, Rollout } from '../Rollout';
import { KubernetesObject, timeOf, uidOf } from './identity';

const KEPT = 3600_000;

/** What the cluster noted of a workload's pods within the last hour, which is how long it keeps events. */
export function events(rollout: Rollout): KubernetesObject[] {
  const { workload, now } = rollout;
  const event = (
    pod: Pod,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    times: { first: number; last?: number; count?: number },
  ): KubernetesObject => {
    const name = `${pod.name}.${uidOf(pod.name, reason).slice(0, 8)}`;
    return {
      metadata: {
        name,
        namespace: workload.namespace,
        uid: uidOf('Event', name),
        creationTimestamp: timeOf(times.first),
      },
      involvedObject: {
        kind: 'Pod',
        apiVersion: 'v1',
        name: pod.name,
        namespace: workload.namespace,
        uid: uidOf(workload.cluster, workload.namespace, 'Pod', pod.name),
      },
      type,
      reason,
      message,
      source: {
        component: reason === 'Scheduled' ? 'default-scheduler' : 'kubelet',
        host: pod.node.name,
      },
      firstTimestamp: timeOf(times.first),
      lastTimestamp: timeOf(times.last ?? times.first),
      count: times.count ?? 1,
    };
  };
  return rollout.pods
    .flatMap(pod => {
      const noted = [
        event(
          pod,
          'Normal',
          'Scheduled',
          `Successfully assigned ${workload.namespace}/${pod.name} to ${pod.node.name}`,
          { first: pod.createdAt },
        ),
        event(pod, 'Normal', 'Started', `Started container ${workload.name}`, {
          first: pod.startedAt,
        }),
      ];
      if (pod.restarts > 0) {
        noted.push(
          event(
            pod,
            'Warning',
            'Unhealthy',
            'Readiness probe failed: HTTP probe failed with statuscode: 503',
            {
              first: pod.startedAt - 60_000,
              last: now - (now % 5000),
              count: 12 * pod.restarts,
            },
          ),
          event(
            pod,
            'Normal',
            'Killing',
            `Container ${workload.name} failed liveness probe, will be restarted`,
            { first: pod.startedAt - 1000, count: pod.restarts },
          ),
        );
      }
      return noted;
    })
    .filter(
      ({ lastTimestamp }) => Date.parse(String(lastTimestamp)) > now - KEPT,
    );
}
