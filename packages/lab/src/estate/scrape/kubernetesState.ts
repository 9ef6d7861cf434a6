import { Workload } from '../Workload';
import { PodLife } from './podLives';
import { offsetOf, podFamily } from './podSeries';
import { Family, Labels } from './ScrapedSeries';
import { ScrapeContext } from './ScrapeContext';

const MEBIBYTE = 2 ** 20;
const target = {
  job: 'kube-state-metrics',
  instance: 'kube-state-metrics:8080',
};

function alive(lives: PodLife[], time: number): number {
  return lives.filter(({ from, to }) => from <= time && time < to).length;
}

function serving(life: PodLife, time: number): boolean {
  return life.serving.some(({ from, to }) => from <= time && time < to);
}

/** What kube-state-metrics tells of the objects of a workload. */
export function kubernetesState(
  context: ScrapeContext,
  workload: Workload,
): Family[] {
  const { limits, requests, autoscaling, name, namespace } = workload;
  const pods = (
    family: { name: string; type: 'gauge' | 'counter'; help: string },
    each: Array<{
      labels?: Labels;
      at: (life: PodLife) => (time: number) => number;
    }>,
  ) => podFamily(context, workload, { ...family, target }, each);
  const constant = (labels: Labels, value: number) => ({
    labels,
    at: () => () => value,
  });
  const resources = (of: { cpu: number; memory: number }) => [
    constant({ resource: 'cpu', unit: 'core' }, of.cpu / 1000),
    constant({ resource: 'memory', unit: 'byte' }, of.memory * MEBIBYTE),
  ];
  const kind = workload.kind.toLowerCase();
  const object = (
    metric: string,
    help: string,
    owner: string,
    at: (time: number) => number,
  ): Family => ({
    name: metric,
    type: 'gauge',
    help,
    select: ({ from, to, accepts }) =>
      accepts('service', name) &&
      accepts('namespace', namespace) &&
      workload.createdAt <= to &&
      from <= to
        ? [
            {
              labels: {
                __name__: metric,
                namespace,
                service: name,
                [owner]: name,
                ...target,
              },
              from: workload.createdAt,
              to: Infinity,
              offset: offsetOf(target.job),
              at,
            },
          ]
        : [],
  });
  const ready = (time: number) =>
    context.lives(workload).filter(life => serving(life, time)).length;
  const replicas = (time: number) =>
    Math.max(alive(context.lives(workload), time), workload.replicas);
  const stateful = workload.kind === 'StatefulSet';

  return [
    pods(
      {
        name: 'kube_pod_container_resource_limits',
        type: 'gauge',
        help: 'The number of requested limit resource by a container.',
      },
      resources(limits),
    ),
    pods(
      {
        name: 'kube_pod_container_resource_requests',
        type: 'gauge',
        help: 'The number of requested request resource by a container.',
      },
      resources(requests),
    ),
    pods(
      {
        name: 'kube_pod_container_status_restarts_total',
        type: 'counter',
        help: 'The number of container restarts per container.',
      },
      [
        {
          at:
            ({ restarts }) =>
            time =>
              restarts.filter(restart => restart <= time).length,
        },
      ],
    ),
    pods(
      {
        name: 'kube_pod_container_status_ready',
        type: 'gauge',
        help: 'Describes whether the containers readiness check succeeded.',
      },
      [{ at: life => time => (serving(life, time) ? 1 : 0) }],
    ),
    object(
      stateful ? 'kube_statefulset_replicas' : 'kube_deployment_spec_replicas',
      `Number of desired pods for a ${kind}.`,
      kind,
      replicas,
    ),
    object(
      stateful
        ? 'kube_statefulset_status_replicas_ready'
        : 'kube_deployment_status_replicas_available',
      `The number of ready replicas per ${kind}.`,
      kind,
      ready,
    ),
    ...(autoscaling
      ? [
          object(
            'kube_horizontalpodautoscaler_spec_max_replicas',
            'Upper limit for the number of pods that can be set by the autoscaler; cannot be smaller than MinReplicas.',
            'horizontalpodautoscaler',
            () => autoscaling.maximum,
          ),
          object(
            'kube_horizontalpodautoscaler_status_current_replicas',
            'Current number of replicas of pods managed by this autoscaler.',
            'horizontalpodautoscaler',
            replicas,
          ),
        ]
      : []),
  ];
}
