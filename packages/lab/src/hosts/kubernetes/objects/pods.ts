import { createHash } from 'node:crypto';
import { Workload } from '../../../estate/Workload';
import { Pod, Rollout } from '../Rollout';
import {
  KubernetesObject,
  labelsOf,
  metadataOf,
  ownerReference,
  timeOf,
} from './identity';
import { podTemplate } from './podTemplate';

// 128 + SIGKILL: the kubelet ends what fails its liveness probe and does not stop by itself.
const KILLED = 137;

function containerStatus({ workload }: Rollout, pod: Pod): object {
  const hash = (...words: string[]) =>
    createHash('sha256').update(words.join('/')).digest('hex');
  const containerId = (restart: number) =>
    `containerd://${hash(pod.name, String(restart))}`;
  const repository = workload.image.replace(/:[^:]+$/, '');
  return {
    name: workload.name,
    image: workload.image,
    imageID: `${repository}@sha256:${hash(workload.image)}`,
    containerID: containerId(pod.restarts),
    ready: pod.ready,
    started: true,
    restartCount: pod.restarts,
    state: { running: { startedAt: timeOf(pod.startedAt) } },
    lastState:
      pod.restarts > 0
        ? {
            terminated: {
              containerID: containerId(pod.restarts - 1),
              exitCode: KILLED,
              reason: 'Error',
              startedAt: timeOf(pod.startedAt - 90_000),
              finishedAt: timeOf(pod.startedAt - 1000),
            },
          }
        : {},
  };
}

function conditions({ workload }: Rollout, pod: Pod): object[] {
  const unready = {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${workload.name}]`,
  };
  const condition = (type: string, status: boolean, since: number) => ({
    type,
    status: status ? 'True' : 'False',
    lastProbeTime: undefined,
    lastTransitionTime: timeOf(since),
    ...(status ? {} : unready),
  });
  const readySince = pod.startedAt + 15_000;
  return [
    condition('Initialized', true, pod.createdAt),
    condition('Ready', pod.ready, readySince),
    condition('ContainersReady', pod.ready, readySince),
    condition('PodScheduled', true, pod.createdAt),
  ];
}

function volumesOf({ volumeGibibytes }: Workload, pod: Pod): object[] {
  const claimName = `data-${pod.name}`;
  return [
    { name: 'tmp', emptyDir: {} },
    ...(volumeGibibytes
      ? [{ name: 'data', persistentVolumeClaim: { claimName } }]
      : []),
  ];
}

/** What a pod is labelled with by who made it. */
function podLabels(
  { workload, templateHash }: Rollout,
  pod: Pod,
): Record<string, string> {
  return workload.kind === 'StatefulSet'
    ? {
        'apps.kubernetes.io/pod-index': String(pod.index),
        'statefulset.kubernetes.io/pod-name': pod.name,
        'controller-revision-hash': `${workload.name}-${templateHash}`,
      }
    : { 'pod-template-hash': templateHash };
}

/** The pods of a workload. */
export function pods(rollout: Rollout): KubernetesObject[] {
  const { workload, templateHash } = rollout;
  const template = podTemplate(workload, templateHash) as {
    metadata: { annotations: object };
    spec: object;
  };
  const stateful = workload.kind === 'StatefulSet';
  const owner = stateful
    ? ownerReference(workload, 'StatefulSet', 'apps/v1', workload.name)
    : ownerReference(
        workload,
        'ReplicaSet',
        'apps/v1',
        `${workload.name}-${templateHash}`,
      );
  return rollout.pods.map(pod => ({
    metadata: metadataOf(workload, 'Pod', {
      name: pod.name,
      createdAt: pod.createdAt,
      labels: podLabels(rollout, pod),
      annotations: template.metadata.annotations,
      generateName: stateful
        ? `${workload.name}-`
        : `${workload.name}-${templateHash}-`,
      ownerReferences: [owner],
    }),
    spec: {
      ...template.spec,
      volumes: volumesOf(workload, pod),
      nodeName: pod.node.name,
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      schedulerName: 'default-scheduler',
    },
    status: {
      phase: 'Running',
      conditions: conditions(rollout, pod),
      hostIP: pod.node.ip,
      podIP: pod.ip,
      podIPs: [{ ip: pod.ip }],
      startTime: timeOf(pod.createdAt),
      containerStatuses: [containerStatus(rollout, pod)],
      qosClass: 'Burstable',
    },
  }));
}

/** What the metrics server measured of each pod within its last window. */
export function podMetrics(rollout: Rollout): KubernetesObject[] {
  const { workload, now } = rollout;
  return rollout.pods.map(pod => ({
    metadata: {
      name: pod.name,
      namespace: workload.namespace,
      creationTimestamp: timeOf(now),
      labels: { ...labelsOf(workload), ...podLabels(rollout, pod) },
    },
    timestamp: timeOf(now - (now % 15_000)),
    window: '15s',
    containers: [
      {
        name: workload.name,
        usage: {
          cpu: `${Math.round(pod.usage.cpu * 1e6)}n`,
          memory: `${Math.round(pod.usage.memory * 1024)}Ki`,
        },
      },
    ],
  }));
}
