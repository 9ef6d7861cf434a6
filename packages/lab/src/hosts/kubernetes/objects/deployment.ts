import { Rollout } from '../Rollout';
import {
  KubernetesObject,
  metadataOf,
  ownerReference,
  timeOf,
} from './identity';
import { podTemplate } from './podTemplate';

/** The Deployment: it rolls one pod at a time and never takes one away before the next is ready. */
export function deployment(rollout: Rollout): KubernetesObject {
  const { workload, pods, revision, templateHash, rolledOutAt } = rollout;
  const ready = pods.filter(pod => pod.ready).length;
  const struck = pods.find(pod => !pod.ready);
  const condition = (
    type: string,
    status: boolean,
    reason: string,
    message: string,
    since: number,
  ) => ({
    type,
    status: status ? 'True' : 'False',
    reason,
    message,
    lastUpdateTime: timeOf(since),
    lastTransitionTime: timeOf(since),
  });
  return {
    metadata: metadataOf(workload, 'Deployment', {
      generation: revision,
      annotations: { 'deployment.kubernetes.io/revision': String(revision) },
    }),
    spec: {
      replicas: pods.length,
      selector: { matchLabels: { app: workload.name } },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      },
      revisionHistoryLimit: 2,
      progressDeadlineSeconds: 600,
      template: podTemplate(workload),
    },
    status: {
      observedGeneration: revision,
      replicas: pods.length,
      updatedReplicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
      unavailableReplicas: pods.length - ready || undefined,
      conditions: [
        condition(
          'Progressing',
          true,
          'NewReplicaSetAvailable',
          `ReplicaSet "${workload.name}-${templateHash}" has successfully progressed.`,
          rolledOutAt,
        ),
        struck
          ? condition(
              'Available',
              false,
              'MinimumReplicasUnavailable',
              'Deployment does not have minimum availability.',
              struck.startedAt,
            )
          : condition(
              'Available',
              true,
              'MinimumReplicasAvailable',
              'Deployment has minimum availability.',
              rolledOutAt,
            ),
      ],
    },
  };
}

/** The ReplicaSet of now, and the one before, which is kept for a rollback. */
export function replicaSets(rollout: Rollout): KubernetesObject[] {
  const { workload, pods, revision } = rollout;
  const replicaSet = (
    hash: string,
    of: number,
    createdAt: number,
    replicas: number,
    ready: number,
  ): KubernetesObject => ({
    metadata: metadataOf(workload, 'ReplicaSet', {
      name: `${workload.name}-${hash}`,
      createdAt,
      labels: { 'pod-template-hash': hash },
      generation: 1,
      annotations: {
        'deployment.kubernetes.io/revision': String(of),
        'deployment.kubernetes.io/desired-replicas': String(pods.length),
        'deployment.kubernetes.io/max-replicas': String(pods.length + 1),
      },
      ownerReferences: [
        ownerReference(workload, 'Deployment', 'apps/v1', workload.name),
      ],
    }),
    spec: {
      replicas,
      selector: {
        matchLabels: { app: workload.name, 'pod-template-hash': hash },
      },
      template: podTemplate(workload, hash),
    },
    status: {
      observedGeneration: 1,
      replicas,
      fullyLabeledReplicas: replicas || undefined,
      readyReplicas: ready || undefined,
      availableReplicas: ready || undefined,
    },
  });
  const ready = pods.filter(pod => pod.ready).length;
  const { previous } = rollout;
  return [
    replicaSet(
      rollout.templateHash,
      revision,
      rollout.rolledOutAt,
      pods.length,
      ready,
    ),
    ...(revision > 1
      ? [
          replicaSet(
            previous.templateHash,
            revision - 1,
            previous.createdAt,
            0,
            0,
          ),
        ]
      : []),
  ];
}
