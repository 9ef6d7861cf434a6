import { Estate } from '../Estate';
import { figureAt, Incident } from '../Incident';
import { podDimensions, serviceDimensions } from '../platforms/eks';
import { Node, nodeOf, podAddress } from '../platforms/nodes';
import {
  POD_INTERVAL,
  podName,
  releaseAt,
  releaseNumbered,
} from '../platforms/releases';
import { riseOf } from '../scenarios/timing';
import { metricKey } from '../Series';
import { Workload } from '../Workload';
import { Stretch, stretchesOf } from './stretches';

const MINUTE = 60_000;

/** One pod from its first scrape to its last. Times are milliseconds since the epoch. */
export interface PodLife {
  name: string;
  index: number;
  from: number;
  /** Infinity while it lives. */
  to: number;
  /** When its container started, oldest first; the first may lie before `from`. */
  starts: number[];
  /** Those among them that were restarts. */
  restarts: number[];
  node: Node;
  ip: string;
  /** When requests were led to it, and among how many pods they were shared. */
  serving: Stretch[];
}

type Bare = Omit<PodLife, 'serving'> & { unready: Array<[number, number]> };

/** The pods that a workload had within a time, the same that the Kubernetes host shows of any instant. */
export function podLives(
  estate: Estate,
  workload: Workload,
  since: number,
  now: number,
): PodLife[] {
  const lives = releasedPods(workload, since, now);
  for (const incident of estate.journal) {
    forget(lives, workload, incident.from);
    strike(estate, workload, incident, now, lives);
  }
  const serving = stretchesOf(lives);
  return lives.map(({ unready, ...life }, index) => ({
    ...life,
    serving: serving[index],
  }));
}

function pod(workload: Workload, index: number) {
  return {
    index,
    node: nodeOf(workload.cluster, index),
    ip: podAddress(workload.name, index),
    restarts: [],
    unready: [],
  };
}

/** Each release replaces one pod after the other; those of a StatefulSet keep their names. */
function releasedPods(workload: Workload, since: number, now: number): Bare[] {
  const first = releaseAt(workload, since - POD_INTERVAL * workload.replicas);
  const last = releaseAt(workload, now);
  const lives: Bare[] = [];
  for (let index = 0; index < workload.replicas; index++) {
    for (let number = first.revision; number <= last.revision; number++) {
      const release = releaseNumbered(workload, number);
      const from = release.rolledOutAt + index * POD_INTERVAL;
      const name = podName(workload, release, index);
      const before = lives[lives.length - 1];
      if (before?.name === name) {
        before.starts.push(from);
      } else {
        if (before?.index === index) {
          before.to = from;
        }
        const life = { name, from, to: Infinity, starts: [from] };
        lives.push({ ...pod(workload, index), ...life });
      }
    }
  }
  return lives;
}

/** An incident begins in the past, and what one before it would have done from then on has not happened. */
function forget(lives: Bare[], { replicas }: Workload, from: number): void {
  for (const life of lives) {
    const undone = new Set(life.restarts.filter(restart => restart >= from));
    life.restarts = life.restarts.filter(restart => !undone.has(restart));
    life.starts = life.starts.filter(start => !undone.has(start));
    life.unready = life.unready
      .filter(([start]) => start < from)
      .map(([start, end]) => [start, Math.min(end, from)]);
  }
  const added = lives.filter(({ index }) => index >= replicas);
  for (const life of added) {
    life.to = Math.min(life.to, from);
    if (life.to <= life.from) {
      lives.splice(lives.indexOf(life), 1);
    }
  }
}

function podAt(lives: Bare[], index: number, time: number): Bare | undefined {
  return lives.find(
    life => life.index === index && life.from <= time && time < life.to,
  );
}

/** What an incident does to the pods: replicas that the autoscaler adds, and a container that is restarted. */
function strike(
  estate: Estate,
  workload: Workload,
  { scenario, from, to = Infinity }: Incident,
  now: number,
  lives: Bare[],
): void {
  const figures = (metricName: string, dimensions: Record<string, string>) => {
    const namespace = 'ContainerInsights';
    const key = metricKey({ namespace, metricName, dimensions });
    const series = estate.series(workload.region).get(key);
    return (minute: number) =>
      Math.round((series && figureAt(series, minute, estate.journal)) ?? 0);
  };
  const running = figures(
    'service_number_of_running_pods',
    serviceDimensions(workload),
  );
  const restarts = figures(
    'pod_number_of_container_restarts',
    podDimensions(workload),
  );
  const rise = riseOf(scenario);
  const end = to + MINUTE;
  let replicas = workload.replicas;
  let restarted = 0;
  for (let step = 0; step <= rise; step++) {
    const minute = from / MINUTE + step;
    const reached = (minute + 1) * MINUTE;
    if (reached > Math.min(now, to)) {
      return;
    }
    for (; replicas < running(minute); replicas++) {
      const name = podName(workload, releaseAt(workload, reached), replicas);
      const life = { name, from: reached, to: end, starts: [reached] };
      lives.push({ ...pod(workload, replicas), ...life });
    }
    for (; restarted < restarts(minute); restarted++) {
      const struck = podAt(lives, Math.min(1, replicas - 1), reached);
      struck?.starts.push(reached);
      struck?.starts.sort((a, b) => a - b);
      struck?.restarts.push(reached);
      struck?.unready.push([reached, end]);
    }
  }
}
