import { exact, level, Metric, percent } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision, Watch } from '../provision';
import { Rhythm, rhythmOf } from '../rhythm';

const GIBIBYTE = 2 ** 30;
const MINUTES_A_MONTH = 43_200;

function metricsOf(rhythm: Rhythm, storageGibibytes: number): Metric[] {
  const noise = rhythm.noise('storage');
  // It fills over a month, then grows.
  const freeStorage = (minute: number) =>
    storageGibibytes *
    (0.8 -
      0.2 * ((minute % MINUTES_A_MONTH) / MINUTES_A_MONTH) +
      0.0025 * noise(minute)) *
    GIBIBYTE;
  const latency = (name: string, base: number, swing: number) =>
    level(name, 'Seconds', rhythm.level(name, base, swing));
  return [
    percent('CPUUtilization', rhythm.level('database-cpu', 12, 20)),
    exact('DatabaseConnections', rhythm.level('connections', 24, 16)),
    exact('FreeStorageSpace', freeStorage, 'Bytes'),
    latency('ReadLatency', 0.0011, 0.0006),
    latency('WriteLatency', 0.0019, 0.0008),
  ];
}

const watches: Watch[] = [
  {
    suffix: 'rds-cpu',
    description: 'The database uses more than 80 % of its CPU.',
    metricName: 'CPUUtilization',
    statistic: 'Average',
    evaluationPeriods: 5,
    threshold: 80,
  },
  {
    suffix: 'rds-storage',
    description: 'Less than 2 GiB of the database storage is free.',
    metricName: 'FreeStorageSpace',
    statistic: 'Average',
    comparison: 'LessThanThreshold',
    threshold: 2 * GIBIBYTE,
  },
  {
    suffix: 'rds-connections',
    description: 'More than 80 connections to the database are open.',
    metricName: 'DatabaseConnections',
    statistic: 'Average',
    threshold: 80,
  },
];

/** A PostgreSQL instance on RDS, named as its service. */
export function postgres(options: { storageGibibytes?: number } = {}): Part {
  return service => {
    const { name, region } = service;
    const metrics = metricsOf(
      rhythmOf(service),
      options.storageGibibytes ?? 20,
    );
    return provision(
      service,
      region,
      [arnOf('rds', region, `db:${name}`)],
      [
        {
          namespace: 'AWS/RDS',
          dimensions: { DBInstanceIdentifier: name },
          metrics,
          watches,
        },
      ],
    );
  };
}

/** A read replica of a service's database in another region. */
export function postgresReplica(options: {
  name: string;
  region: string;
  storageGibibytes?: number;
  /** The most that may be lost, in seconds. */
  recoveryPointSeconds: number;
}): Part {
  const { name, region, recoveryPointSeconds } = options;
  return service => {
    const rhythm = rhythmOf(service, `${region}/${name}`);
    return provision(
      service,
      region,
      [arnOf('rds', region, `db:${name}`)],
      [
        {
          namespace: 'AWS/RDS',
          dimensions: { DBInstanceIdentifier: name },
          metrics: [
            ...metricsOf(rhythm, options.storageGibibytes ?? 20),
            level('ReplicaLag', 'Seconds', rhythm.level('lag', 2, 6)),
          ],
          watches: [
            {
              suffix: 'rds-replica-lag',
              description: `The replica in ${region} is more than ${recoveryPointSeconds / 60} minutes behind.`,
              metricName: 'ReplicaLag',
              statistic: 'Maximum',
              threshold: recoveryPointSeconds,
            },
          ],
        },
      ],
    );
  };
}
