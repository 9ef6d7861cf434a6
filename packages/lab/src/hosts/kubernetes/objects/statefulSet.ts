import { Rollout } from '../Rollout';
import { KubernetesObject, metadataOf } from './identity';
import { podTemplate } from './podTemplate';

function claim(gibibytes: number): object {
  return {
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'gp3',
    resources: { requests: { storage: `${gibibytes}Gi` } },
  };
}

/** The StatefulSet of what keeps data: its pods have names, and volumes, of their own. */
export function statefulSet(rollout: Rollout): KubernetesObject {
  const { workload, pods, revision, templateHash } = rollout;
  const { name, volumeGibibytes } = workload;
  const ready = pods.filter(pod => pod.ready).length;
  const revisionName = `${name}-${templateHash}`;
  return {
    metadata: metadataOf(workload, 'StatefulSet', { generation: revision }),
    spec: {
      replicas: pods.length,
      serviceName: name,
      selector: { matchLabels: { app: name } },
      podManagementPolicy: 'OrderedReady',
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { partition: 0 },
      },
      revisionHistoryLimit: 2,
      template: podTemplate(workload),
      volumeClaimTemplates: volumeGibibytes
        ? [{ metadata: { name: 'data' }, spec: claim(volumeGibibytes) }]
        : undefined,
    },
    status: {
      observedGeneration: revision,
      replicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
      currentReplicas: pods.length,
      updatedReplicas: pods.length,
      currentRevision: revisionName,
      updateRevision: revisionName,
      collisionCount: 0,
    },
  };
}

/** The volumes that the pods of a StatefulSet keep, also when they are replaced. */
export function volumeClaims(rollout: Rollout): KubernetesObject[] {
  const { workload, pods } = rollout;
  const { volumeGibibytes } = workload;
  if (!volumeGibibytes) {
    return [];
  }
  return pods.map(pod => ({
    metadata: metadataOf(workload, 'PersistentVolumeClaim', {
      name: `data-${pod.name}`,
      annotations: { 'volume.kubernetes.io/selected-node': pod.node.name },
    }),
    spec: {
      ...claim(volumeGibibytes),
      volumeMode: 'Filesystem',
      volumeName: `pvc-${pod.name}`,
    },
    status: {
      phase: 'Bound',
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: `${volumeGibibytes}Gi` },
    },
  }));
}
