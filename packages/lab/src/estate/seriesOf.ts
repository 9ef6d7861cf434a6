import { daylight, fraction, noise } from './noise';
import { resourcesOf } from './resourcesOf';
import { count, durations, gauge, Sample } from './Sample';
import { Series } from './Series';
import { Service } from './Service';

const GIBIBYTE = 2 ** 30;

/** All metrics of a service. The figures of a quiet day stay well inside every alarm's threshold. */
export function seriesOf(service: Service, seed: string): Series[] {
  const resources = resourcesOf(service);
  const key = (metric: string) => `${seed}/${service.name}/${metric}`;
  const requests = (minute: number) =>
    Math.round(
      service.peakRequests *
        daylight(minute) *
        (1 + 0.12 * noise(key('requests'), minute)),
    );
  const level = (metric: string, base: number, swing: number) => {
    return (minute: number) =>
      base + swing * daylight(minute) + 0.1 * base * noise(key(metric), minute);
  };
  const whole = (value: number): Sample => gauge(Math.round(value), 0);
  const counted = (value: number): Sample | undefined =>
    value > 0 ? count(Math.round(value)) : undefined;

  const series: Series[] = [];
  const metrics = (
    namespace: string,
    dimensions: Record<string, string>,
    table: Array<
      [
        string,
        string,
        Series['calm'],
        (value: number, minute: number) => Sample | undefined,
      ]
    >,
  ) => {
    for (const [metricName, unit, calm, sample] of table) {
      series.push({
        service: service.name,
        namespace,
        metricName,
        dimensions,
        unit,
        since: service.createdAt,
        calm,
        sample,
      });
    }
  };

  const promised = service.latencyP95Milliseconds / 1000;
  const latency = (minute: number) =>
    promised *
    (0.4 + 0.06 * daylight(minute) + 0.04 * noise(key('latency'), minute));
  const faults = (minute: number) =>
    fraction(key('faults'), minute) > 0.93 ? 1 : 0;
  const loadBalancer = { LoadBalancer: resources.loadBalancer };
  for (const dimensions of [
    { ...loadBalancer, TargetGroup: resources.targetGroup },
    loadBalancer,
  ]) {
    metrics('AWS/ApplicationELB', dimensions, [
      ['RequestCount', 'Count', requests, counted],
      [
        'TargetResponseTime',
        'Seconds',
        latency,
        (value, minute) => durations(value, requests(minute)),
      ],
      [
        'HTTPCode_Target_2XX_Count',
        'Count',
        minute => requests(minute) - faults(minute),
        counted,
      ],
      ['HTTPCode_Target_5XX_Count', 'Count', faults, counted],
    ]);
  }
  metrics(
    'AWS/ApplicationELB',
    { ...loadBalancer, TargetGroup: resources.targetGroup },
    [
      ['HealthyHostCount', 'Count', () => 3, whole],
      ['UnHealthyHostCount', 'Count', () => 0, whole],
    ],
  );

  if (resources.ecs) {
    const { clusterName, serviceName } = resources.ecs;
    metrics('AWS/ECS', { ClusterName: clusterName, ServiceName: serviceName }, [
      [
        'CPUUtilization',
        'Percent',
        level('cpu', 14, 28),
        value => gauge(value),
      ],
      [
        'MemoryUtilization',
        'Percent',
        level('memory', 44, 8),
        value => gauge(value),
      ],
    ]);
  }

  if (resources.databaseInstance) {
    const freeStorage = (minute: number) =>
      (16 -
        4 * ((minute % 43200) / 43200) +
        0.05 * noise(key('storage'), minute)) *
      GIBIBYTE;
    metrics('AWS/RDS', { DBInstanceIdentifier: resources.databaseInstance }, [
      [
        'CPUUtilization',
        'Percent',
        level('database-cpu', 12, 20),
        value => gauge(value),
      ],
      ['DatabaseConnections', 'Count', level('connections', 24, 16), whole],
      ['FreeStorageSpace', 'Bytes', freeStorage, value => gauge(value, 0)],
    ]);
  }
  return series;
}
