import { exact, percent } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision, Watch } from '../provision';
import { rhythmOf } from '../rhythm';

/** A service on ECS Fargate, in a cluster of its own unless another is named. */
export function ecsService(
  options: { cluster?: string; tasks?: number } = {},
): Part {
  return service => {
    const { name, region } = service;
    const cluster = options.cluster ?? name;
    const rhythm = rhythmOf(service);
    const dimensions = { ClusterName: cluster, ServiceName: name };
    const usage = (
      ending: string,
      metricName: string,
      what: string,
    ): Watch => ({
      suffix: ending,
      description: `The tasks use more than 80 % of their ${what}.`,
      metricName,
      statistic: 'Average',
      evaluationPeriods: 5,
      threshold: 80,
    });
    return provision(
      service,
      region,
      [
        ...(options.cluster ? [] : [arnOf('ecs', region, `cluster/${name}`)]),
        arnOf('ecs', region, `service/${cluster}/${name}`),
      ],
      [
        {
          namespace: 'AWS/ECS',
          dimensions,
          metrics: [
            percent('CPUUtilization', rhythm.level('cpu', 14, 28)),
            percent('MemoryUtilization', rhythm.level('memory', 44, 8)),
          ],
          watches: [
            usage('ecs-cpu', 'CPUUtilization', 'CPU'),
            usage('ecs-memory', 'MemoryUtilization', 'memory'),
          ],
        },
        {
          namespace: 'ECS/ContainerInsights',
          dimensions,
          metrics: [
            exact('RunningTaskCount', () => options.tasks ?? 3),
            exact('DesiredTaskCount', () => options.tasks ?? 3),
          ],
        },
      ],
    );
  };
}

/** A cluster that several services share. */
export function ecsCluster(name: string): Part {
  return service =>
    provision(service, service.region, [
      arnOf('ecs', service.region, `cluster/${name}`),
    ]);
}
