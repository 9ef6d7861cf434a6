import { exact, percent } from '../metrics';
import { Part } from '../Part';
import { arnOf, provision } from '../provision';
import { rhythmOf } from '../rhythm';

/** A Redis replication group on ElastiCache; CloudWatch measures its nodes, `NAME-001` and so on. */
export function redis(options: { name: string; nodes?: number }): Part {
  return service => {
    const { region } = service;
    const nodes = Array.from(
      { length: options.nodes ?? 1 },
      (_, index) => `${options.name}-${String(index + 1).padStart(3, '0')}`,
    );
    return provision(
      service,
      region,
      [
        arnOf('elasticache', region, `replicationgroup:${options.name}`),
        ...nodes.map(node => arnOf('elasticache', region, `cluster:${node}`)),
      ],
      nodes.map((node, index) => {
        const rhythm = rhythmOf(service, node);
        return {
          namespace: 'AWS/ElastiCache',
          dimensions: { CacheClusterId: node },
          metrics: [
            percent('CPUUtilization', rhythm.level('cpu', 7, 6)),
            percent('EngineCPUUtilization', rhythm.level('engine', 9, 12)),
            percent(
              'DatabaseMemoryUsagePercentage',
              rhythm.level('memory', 46, 6),
            ),
            exact('CurrConnections', rhythm.level('connections', 40, 30)),
            exact('CacheHits', rhythm.traffic(9200)),
            exact('CacheMisses', rhythm.traffic(610)),
            exact('Evictions', () => 0),
          ],
          watches:
            index > 0
              ? []
              : [
                  {
                    suffix: 'redis-cpu',
                    description: 'The engine uses more than 80 % of its core.',
                    metricName: 'EngineCPUUtilization',
                    statistic: 'Average',
                    evaluationPeriods: 5,
                    threshold: 80,
                  },
                  {
                    suffix: 'redis-memory',
                    description: 'More than 80 % of the memory is in use.',
                    metricName: 'DatabaseMemoryUsagePercentage',
                    statistic: 'Average',
                    threshold: 80,
                  },
                  {
                    suffix: 'redis-evictions',
                    description: 'Entries are evicted for want of memory.',
                    metricName: 'Evictions',
                    statistic: 'Sum',
                    threshold: 100,
                  },
                ],
        };
      }),
    );
  };
}
