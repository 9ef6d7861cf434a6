import { autoscaler } from './objects/autoscaler';
import { deployment, replicaSets } from './objects/deployment';
import { statefulSet, volumeClaims } from './objects/statefulSet';
import { events } from './objects/events';
import { KubernetesObject } from './objects/identity';
import { configMap, ingress, service } from './objects/network';
import { podMetrics, pods } from './objects/pods';
import { Rollout } from './Rollout';

/** One kind of object that the API serves, and how a workload's are made. */
export interface ResourceType {
  group: string;
  version: string;
  plural: string;
  kind: string;
  objects: (rollout: Rollout) => KubernetesObject[];
}

const none = () => [];
const isStateful = ({ workload }: Rollout) => workload.kind === 'StatefulSet';

function type(
  groupVersion: string,
  plural: string,
  kind: string,
  objects: ResourceType['objects'],
): ResourceType {
  const [version, group = ''] = groupVersion.split('/').reverse();
  return { group, version, plural, kind, objects };
}

/** All that the stock plugin asks for. The estate runs no jobs and no daemons, and sets no quotas. */
export const resourceTypes: ResourceType[] = [
  type('v1', 'pods', 'Pod', pods),
  type('v1', 'services', 'Service', rollout => [service(rollout)]),
  type('v1', 'configmaps', 'ConfigMap', rollout => [configMap(rollout)]),
  type('v1', 'events', 'Event', events),
  type('v1', 'limitranges', 'LimitRange', none),
  type('v1', 'resourcequotas', 'ResourceQuota', none),
  type('v1', 'persistentvolumes', 'PersistentVolume', none),
  type('v1', 'persistentvolumeclaims', 'PersistentVolumeClaim', volumeClaims),
  type('apps/v1', 'deployments', 'Deployment', rollout =>
    isStateful(rollout) ? [] : [deployment(rollout)],
  ),
  type('apps/v1', 'replicasets', 'ReplicaSet', rollout =>
    isStateful(rollout) ? [] : replicaSets(rollout),
  ),
  type('apps/v1', 'statefulsets', 'StatefulSet', rollout =>
    isStateful(rollout) ? [statefulSet(rollout)] : [],
  ),
  type('apps/v1', 'daemonsets', 'DaemonSet', none),
  type(
    'autoscaling/v2',
    'horizontalpodautoscalers',
    'HorizontalPodAutoscaler',
    rollout =>
      rollout.workload.autoscaling
        ? [autoscaler(rollout, rollout.workload.autoscaling)]
        : [],
  ),
  type('batch/v1', 'jobs', 'Job', none),
  type('batch/v1', 'cronjobs', 'CronJob', none),
  type('networking.k8s.io/v1', 'ingresses', 'Ingress', rollout =>
    rollout.workload.ingress
      ? [ingress(rollout, rollout.workload.ingress)]
      : [],
  ),
  type('metrics.k8s.io/v1beta1', 'pods', 'PodMetrics', podMetrics),
];
