import { daylight, noiseOf } from '../noise';
import { Workload } from '../Workload';
import { Family } from './ScrapedSeries';
import { ScrapeContext } from './ScrapeContext';
import { figureOf, Told, toldFamilies } from './told';

const GIBIBYTE = 2 ** 30;

type Row = [
  name: string,
  type: Told['type'],
  help: string,
  calm: number | ((minute: number) => number),
  labels?: Record<string, string>,
];

/** A figure that follows the day. */
function busy(base: number, swing: number) {
  return (minute: number) => base + swing * daylight(minute);
}

/** What each part of the monitoring tells of itself; counters by their events a minute. */
const rows: Record<string, Row[]> = {
  'ecommerce-prometheus': [
    [
      'prometheus_tsdb_head_series',
      'gauge',
      'Total number of series in the head block.',
      61_400,
    ],
    [
      'prometheus_tsdb_head_samples_appended_total',
      'counter',
      'Total number of appended samples.',
      245_600,
      { type: 'float' },
    ],
    [
      'prometheus_rule_evaluation_failures_total',
      'counter',
      'The total number of rule evaluation failures.',
      0,
    ],
    [
      'prometheus_http_requests_total',
      'counter',
      'Counter of HTTP requests.',
      busy(30, 60),
      { code: '200', handler: '/api/v1/query_range' },
    ],
  ],
  'ecommerce-alertmanager': [
    [
      'alertmanager_notifications_total',
      'counter',
      'The total number of attempted notifications.',
      0.1,
      { integration: 'webhook' },
    ],
    [
      'alertmanager_notifications_failed_total',
      'counter',
      'The total number of failed notifications.',
      0,
      { integration: 'webhook' },
    ],
  ],
  'ecommerce-grafana': [
    [
      'grafana_page_response_status_total',
      'counter',
      'page http response status',
      busy(2, 14),
      { code: '200' },
    ],
    [
      'grafana_page_response_status_total',
      'counter',
      'page http response status',
      0,
      { code: '500' },
    ],
  ],
  'ecommerce-elasticsearch': [
    ...['green', 'yellow', 'red'].map((color): Row => [
      'elasticsearch_cluster_health_status',
      'gauge',
      'Whether all primary and replica shards are allocated.',
      color === 'green' ? 1 : 0,
      { cluster: 'ecommerce', color },
    ]),
    [
      'elasticsearch_filesystem_data_size_bytes',
      'gauge',
      'Size of block device in bytes',
      200 * GIBIBYTE,
    ],
    [
      'elasticsearch_filesystem_data_available_bytes',
      'gauge',
      'Available space on block device in bytes',
      // The oldest index goes each night.
      minute => (88 - 9 * ((minute % 1440) / 1440)) * GIBIBYTE,
    ],
  ],
  'ecommerce-logstash': [
    [
      'logstash_stats_pipeline_events_out',
      'counter',
      'Events that left the pipeline.',
      busy(9_000, 21_000),
    ],
    [
      'logstash_stats_pipeline_queue_events_count',
      'gauge',
      'Events that wait in the queue.',
      busy(40, 160),
    ],
  ],
  'ecommerce-kibana': [
    ['kibana_status', 'gauge', 'Kibana overall status', 1],
    [
      'kibana_concurrent_connections',
      'gauge',
      'Kibana Concurrent Connections',
      busy(2, 8),
    ],
  ],
};

/** What a workload of the monitoring tells of itself, under the names that the software gives it. */
export function monitoringStack(
  context: ScrapeContext,
  workload: Workload,
): Family[] {
  const told = (rows[workload.name] ?? []).map(
    ([name, type, help, calm, labels]): Told => {
      const noise = noiseOf(`${workload.name}/${name}`);
      const steady = (minute: number) =>
        typeof calm === 'number'
          ? calm
          : Math.max(Math.round(calm(minute) * (1 + 0.05 * noise(minute))), 0);
      return {
        name,
        type,
        help,
        labels,
        figure: figureOf(context, workload.name, name, steady),
      };
    },
  );
  return toldFamilies(context, workload, told);
}
