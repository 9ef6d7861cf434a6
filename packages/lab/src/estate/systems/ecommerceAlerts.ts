import { AlertGroup, AlertRule } from '../alerting/AlertRule';

const MINUTES = 60;
const everywhere = 'namespace=~"ecommerce|monitoring"';

type Severity = 'critical' | 'warning' | 'none';

function rule(
  name: string,
  severity: Severity,
  forMinutes: number,
  query: string,
  summary: string,
): AlertRule {
  return {
    name,
    query,
    forSeconds: forMinutes * MINUTES,
    labels: { severity },
    annotations: { summary },
  };
}

/** How a service of the shop names what it counts. */
interface Counted {
  requests: string;
  failed: string;
  durations: string;
}

const counted: Record<string, Counted> = {
  'user-management': {
    requests: 'gin_requests_total',
    failed: 'code=~"5.."',
    durations: 'gin_request_duration_seconds_bucket',
  },
  'product-catalog': {
    requests: 'http_requests_total',
    failed: 'status="5xx"',
    durations: 'http_request_duration_highr_seconds_bucket',
  },
  'order-management': {
    requests: 'http_server_requests_seconds_count',
    failed: 'status=~"5.."',
    durations: 'http_server_requests_seconds_bucket',
  },
};

/** The promises of the architecture: 100 ms, 500 ms and 1 s at the 50th, 95th and 99th percentile. */
const promises: Array<[number, number, Severity, number]> = [
  [50, 0.1, 'warning', 4],
  [95, 0.5, 'critical', 2],
  [99, 1, 'warning', 2],
];

/** A tight range, so that an alert follows within a minute; four scrapes lie in it. */
function requestRules([service, names]: [string, Counted]): AlertRule[] {
  const of = `namespace="ecommerce",service="${service}"`;
  const rate = (matchers: string) =>
    `sum by (namespace, service) (rate(${names.requests}{${matchers}}[1m]))`;
  const percentile = (rank: number) =>
    `histogram_quantile(${rank / 100}, sum by (namespace, service, le) (rate(${names.durations}{${of}}[1m])))`;
  return [
    ...promises.map(([rank, seconds, severity, minutes]) =>
      rule(
        `HighLatencyP${rank}`,
        severity,
        minutes,
        `${percentile(rank)} > ${seconds}`,
        `The ${rank}th percentile of the latency of {{ $labels.service }} is {{ $value | humanizeDuration }}, above ${seconds * 1000} ms.`,
      ),
    ),
    // 99.9 % are promised; at 14.4 times that rate of errors, 2 % of a month's are gone within an hour.
    rule(
      'ErrorBudgetBurn',
      'critical',
      2,
      `${rate(`${of},${names.failed}`)} / ${rate(of)} > 14.4 * 0.001`,
      '{{ $labels.service }} answers {{ $value | humanizePercentage }} of its requests with a server error.',
    ),
  ];
}

function pool(active: string, maximum: string): AlertRule {
  const sum = (name: string) =>
    `sum by (namespace, service) (${name}{namespace="ecommerce"})`;
  return rule(
    'DatabasePoolExhausted',
    'critical',
    2,
    `${sum(active)} / ${sum(maximum)} > 0.9`,
    '{{ $labels.service }} uses {{ $value | humanizePercentage }} of its database connections.',
  );
}

const saturation: AlertRule[] = [
  // 70 % and 80 % are where the autoscaler adds pods.
  rule(
    'HighCpuUsage',
    'warning',
    5,
    `sum by (namespace, service) (rate(container_cpu_usage_seconds_total{${everywhere}}[2m])) / sum by (namespace, service) (kube_pod_container_resource_limits{${everywhere},resource="cpu"}) > 0.7`,
    'The pods of {{ $labels.service }} use {{ $value | humanizePercentage }} of the CPU they may use.',
  ),
  rule(
    'HighMemoryUsage',
    'warning',
    5,
    `sum by (namespace, service) (container_memory_working_set_bytes{${everywhere}}) / sum by (namespace, service) (kube_pod_container_resource_limits{${everywhere},resource="memory"}) > 0.8`,
    'The pods of {{ $labels.service }} use {{ $value | humanizePercentage }} of the memory they may use.',
  ),
  rule(
    'TooFewReplicas',
    'critical',
    5,
    'min by (namespace, service) (kube_deployment_status_replicas_available{namespace="ecommerce"}) < 3',
    '{{ $labels.service }} has {{ $value }} pods that are ready; three are the least.',
  ),
  rule(
    'AutoscalerAtMaximum',
    'warning',
    10,
    'max by (namespace, service) (kube_horizontalpodautoscaler_status_current_replicas{namespace="ecommerce"}) >= max by (namespace, service) (kube_horizontalpodautoscaler_spec_max_replicas{namespace="ecommerce"})',
    '{{ $labels.service }} has {{ $value }} pods and may not have more.',
  ),
  rule(
    'ContainerRestarts',
    'warning',
    0,
    `sum by (namespace, service) (increase(kube_pod_container_status_restarts_total{${everywhere}}[10m])) > 10`,
    'Containers of {{ $labels.service }} were restarted {{ $value }} times within 10 minutes.',
  ),
  pool('go_sql_in_use_connections', 'go_sql_max_open_connections'),
  pool('sqlalchemy_pool_checkedout', 'sqlalchemy_pool_size'),
  pool('hikaricp_connections_active', 'hikaricp_connections_max'),
  rule(
    'CacheHitRateLow',
    'warning',
    10,
    'sum by (namespace, service) (rate(redis_keyspace_hits_total{namespace="ecommerce"}[5m])) / (sum by (namespace, service) (rate(redis_keyspace_hits_total{namespace="ecommerce"}[5m])) + sum by (namespace, service) (rate(redis_keyspace_misses_total{namespace="ecommerce"}[5m]))) < 0.8',
    'Only {{ $value | humanizePercentage }} of the lookups of {{ $labels.service }} hit its cache.',
  ),
];

const monitoring: AlertRule[] = [
  rule(
    'TargetDown',
    'critical',
    2,
    `min by (namespace, service, pod) (up{${everywhere}}) == 0`,
    'Prometheus does not reach the pod {{ $labels.pod }}.',
  ),
  rule(
    'PrometheusRuleFailures',
    'critical',
    5,
    'sum by (namespace, service) (rate(prometheus_rule_evaluation_failures_total{namespace="monitoring"}[5m])) > 0',
    'Rules of Prometheus cannot be evaluated.',
  ),
  rule(
    'PrometheusNotIngesting',
    'critical',
    5,
    'min by (namespace, service) (rate(prometheus_tsdb_head_samples_appended_total{namespace="monitoring"}[5m])) <= 0',
    'Prometheus takes no samples in.',
  ),
  rule(
    'AlertmanagerNotificationsFailing',
    'critical',
    5,
    'sum by (namespace, service) (rate(alertmanager_notifications_failed_total{namespace="monitoring"}[5m])) > 0',
    'Alertmanager cannot notify whoever is on call.',
  ),
  rule(
    'GrafanaErrors',
    'warning',
    5,
    'sum by (namespace, service) (rate(grafana_page_response_status_total{namespace="monitoring",code="500"}[5m])) > 0.1',
    'Grafana answers with errors.',
  ),
  rule(
    'ElasticsearchClusterRed',
    'critical',
    2,
    'max by (namespace, service) (elasticsearch_cluster_health_status{namespace="monitoring",color="red"}) == 1',
    'A primary shard of Elasticsearch is not there: logs and the product search miss what it holds.',
  ),
  rule(
    'ElasticsearchDiskLow',
    'warning',
    10,
    'min by (namespace, service) (elasticsearch_filesystem_data_available_bytes{namespace="monitoring"} / elasticsearch_filesystem_data_size_bytes{namespace="monitoring"}) < 0.15',
    'Only {{ $value | humanizePercentage }} of a disk of Elasticsearch are free.',
  ),
  rule(
    'LogstashQueueGrows',
    'warning',
    10,
    'max by (namespace, service) (logstash_stats_pipeline_queue_events_count{namespace="monitoring"}) > 100000',
    '{{ $value }} lines wait to be written to Elasticsearch.',
  ),
  rule(
    'KibanaUnhealthy',
    'warning',
    5,
    'min by (namespace, service) (kibana_status{namespace="monitoring"}) < 1',
    'Kibana says that it does not work.',
  ),
  // When it stops arriving, the chain to whoever is on call is broken.
  rule(
    'Watchdog',
    'none',
    0,
    'vector(1)',
    'It always fires, so that its silence tells of a broken chain.',
  ),
];

function group(name: string, rules: AlertRule[]): AlertGroup {
  return {
    name,
    file: '/etc/prometheus/rules/ecommerce.yaml',
    rules,
    concerns: ({ system }) => system === 'ecommerce',
  };
}

/** The alerts of the shop and of what watches it. */
export const ecommerceAlerts: AlertGroup[] = [
  group('requests', Object.entries(counted).flatMap(requestRules)),
  group('saturation', saturation),
  group('monitoring', monitoring),
];
