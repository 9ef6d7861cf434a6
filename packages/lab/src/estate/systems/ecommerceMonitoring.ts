import { WorkloadOptions } from '../platforms/eks';

const inside = { namespace: 'monitoring', settings: {} };

function probes(live: string, ready: string, delaySeconds: number) {
  return { probes: { live, ready, delaySeconds } };
}

function size(cpu: number, memory: number) {
  return {
    requests: { cpu, memory },
    limits: { cpu: 2 * cpu, memory: 2 * memory },
  };
}

/** What watches the shop from within its cluster: Prometheus with its Alertmanager, Grafana, and ELK. */
export const monitoring: Record<string, Omit<WorkloadOptions, 'cluster'>> = {
  'ecommerce-prometheus': {
    ...inside,
    ...probes('/-/healthy', '/-/ready', 5),
    ...size(500, 2048),
    kind: 'StatefulSet',
    replicas: 2,
    port: 9090,
    image: 'quay.io/prometheus/prometheus:v2.54.1',
    logs: 'logfmt',
    volumeGibibytes: 100,
  },
  'ecommerce-alertmanager': {
    ...inside,
    ...probes('/-/healthy', '/-/ready', 5),
    ...size(50, 64),
    kind: 'StatefulSet',
    replicas: 3,
    port: 9093,
    image: 'quay.io/prometheus/alertmanager:v0.27.0',
    logs: 'logfmt',
    volumeGibibytes: 2,
  },
  'ecommerce-grafana': {
    ...inside,
    ...probes('/api/health', '/api/health', 10),
    ...size(100, 256),
    kind: 'Deployment',
    replicas: 1,
    port: 3000,
    image: 'docker.io/grafana/grafana:11.2.2',
    logs: 'logfmt',
  },
  'ecommerce-elasticsearch': {
    ...inside,
    ...probes('/_cluster/health?local=true', '/_cluster/health', 60),
    ...size(1000, 4096),
    kind: 'StatefulSet',
    replicas: 3,
    port: 9200,
    image: 'docker.elastic.co/elasticsearch/elasticsearch:8.15.3',
    logs: 'json',
    volumeGibibytes: 200,
  },
  'ecommerce-logstash': {
    ...inside,
    ...probes('/', '/', 60),
    ...size(500, 1024),
    kind: 'Deployment',
    replicas: 2,
    port: 9600,
    image: 'docker.elastic.co/logstash/logstash:8.15.3',
    logs: 'json',
  },
  'ecommerce-kibana': {
    ...inside,
    ...probes('/api/status', '/api/status', 30),
    ...size(250, 1024),
    kind: 'Deployment',
    replicas: 1,
    port: 5601,
    image: 'docker.elastic.co/kibana/kibana:8.15.3',
    logs: 'json',
  },
};
