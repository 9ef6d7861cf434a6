import { Part } from '../Part';
import { cloudFigure, Told, toldFamilies } from './told';

/** What an exporter beside a service tells of its Redis; the same that ElastiCache tells CloudWatch. */
export function redisExporter(node: string): Part {
  return service => ({
    resources: [],
    series: [],
    alarms: [],
    exposition: context => {
      const workload = context.estate.workloads.find(
        ({ name }) => name === service.name,
      );
      if (!workload) {
        return [];
      }
      const figure = (metricName: string) =>
        cloudFigure(context, service.region, {
          namespace: 'AWS/ElastiCache',
          metricName,
          dimensions: { CacheClusterId: node },
        });
      // Each pod's exporter tells what its own pod asks of the cache.
      const share = (metricName: string) => {
        const all = figure(metricName);
        return (minute: number) => all(minute) / workload.replicas;
      };
      const row = (
        name: string,
        type: Told['type'],
        help: string,
        of: Told['figure'],
      ): Told => ({ name, type, help, figure: of });
      return toldFamilies(
        context,
        workload,
        [
          row(
            'redis_keyspace_hits_total',
            'counter',
            'Lookups of keys that were found.',
            share('CacheHits'),
          ),
          row(
            'redis_keyspace_misses_total',
            'counter',
            'Lookups of keys that were not found.',
            share('CacheMisses'),
          ),
          row(
            'redis_evicted_keys_total',
            'counter',
            'Keys evicted for want of memory.',
            share('Evictions'),
          ),
        ],
        { container: 'redis-exporter' },
      );
    },
  });
}
