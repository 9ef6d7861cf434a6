import { podDimensions } from '../platforms/eks';
import { Workload } from '../Workload';
import { PodLife } from './podLives';
import { podFamily } from './podSeries';
import { Family, FamilyType } from './ScrapedSeries';
import { ScrapeContext } from './ScrapeContext';
import { tallyOf } from './tally';
import { cloudFigure } from './told';

const MINUTE = 60_000;
const MEBIBYTE = 2 ** 20;

/** What the kubelet's cAdvisor tells of the containers of a workload; the same that Container Insights tells AWS. */
export function containers(
  context: ScrapeContext,
  workload: Workload,
): Family[] {
  const figure = (metricName: string) =>
    cloudFigure(context, workload.region, {
      namespace: 'ContainerInsights',
      metricName,
      dimensions: podDimensions(workload),
    });
  const cpu = figure('pod_cpu_utilization_over_pod_limit');
  const memory = figure('pod_memory_utilization_over_pod_limit');
  const { limits } = workload;
  const seconds = tallyOf(
    minute => (60 * (cpu(minute) / 100) * limits.cpu) / 1000,
  );
  const family = (
    name: string,
    type: FamilyType,
    help: string,
    at: (life: PodLife) => (time: number) => number,
  ) =>
    podFamily(
      context,
      workload,
      {
        name,
        type,
        help,
        target: { job: 'kubelet', instance: 'kubelet', image: workload.image },
      },
      [{ at }],
    );
  return [
    family(
      'container_cpu_usage_seconds_total',
      'counter',
      'Cumulative cpu time consumed in seconds.',
      ({ starts, from }) =>
        time =>
          seconds(starts.findLast(start => start <= time) ?? from, time),
    ),
    family(
      'container_memory_working_set_bytes',
      'gauge',
      'Current working set in bytes.',
      () => time =>
        Math.round(
          (memory(Math.floor(time / MINUTE)) / 100) * limits.memory * MEBIBYTE,
        ),
    ),
  ];
}
