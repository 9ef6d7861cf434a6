import { TestSeries, counter, gauge } from './TestSeries';

/** What a service of the test shop does a second. */
interface Traffic {
  labels: Record<string, string>;
  requests: number;
  /** The share of requests that fail. */
  failing: number;
}

const requests = 'http_server_request_duration_seconds';
/** The share of requests that take no longer, by bucket. */
const below: [string, number][] = [
  ['0.1', 0.5],
  ['0.5', 0.96],
  ['1', 0.995],
  ['+Inf', 1],
];

/** A service with metrics as OpenTelemetry's semantic conventions name them, steady all the time. */
export function service({ labels, requests: rate, failing }: Traffic) {
  const statuses: [string, number][] = [
    ['200', rate * (1 - failing)],
    ['503', rate * failing],
  ];
  return [
    gauge('up', { ...labels, job: 'shop', instance: '10.0.0.1:8080' }, 1),
    ...statuses.flatMap(
      ([http_response_status_code, perSecond]): TestSeries[] => {
        const all = { ...labels, http_response_status_code };
        return [
          counter(`${requests}_count`, all, perSecond),
          ...below.map(([le, share]) =>
            counter(`${requests}_bucket`, { ...all, le }, perSecond * share),
          ),
        ];
      },
    ),
  ];
}

/** The name of a service that holds all that a quoting may trip over. */
export const oddName = 'a"b\\c{}\n.*,é😀\ufffd=\u0000';

/** The same as the value of an annotation. */
export const oddAnnotation = `"${oddName
  .replaceAll('\\', '\\\\')
  .replaceAll('"', '\\"')
  .replaceAll('\n', '\\n')}"`;

/** When an alert of orders fired that nobody remembers but Prometheus: for an hour, four hours ago. */
const hour = 3_600_000;
export const oldAlert = {
  from: Date.now() - 5 * hour,
  to: Date.now() - 4 * hour,
};

const whileOld = (at: number) =>
  at >= oldAlert.from && at <= oldAlert.to ? 1 : undefined;

export const shopSeries: TestSeries[] = [
  {
    name: 'ALERTS',
    labels: {
      alertname: 'QueueFull',
      alertstate: 'firing',
      severity: 'warning',
      namespace: 'shop',
      service: 'orders',
    },
    value: whileOld,
  },
  {
    name: 'ALERTS',
    labels: { alertname: 'OrdersStuck', alertstate: 'firing' },
    value: whileOld,
  },
  ...service({
    labels: { namespace: 'shop', service: 'orders' },
    requests: 10,
    failing: 0.01,
  }),
  ...service({
    labels: { namespace: 'shop', service: 'carts' },
    requests: 5,
    failing: 0,
  }),
  ...service({
    labels: { namespace: 'shop', service: oddName },
    requests: 2,
    failing: 0,
  }),
  {
    // Of ten requests nine take no longer than 250 ms, and all at most a second.
    ...counter(
      requests,
      {
        namespace: 'shop',
        service: 'native',
        http_response_status_code: '200',
      },
      4,
    ),
    histogram: { from: -2, shares: [0.9, 0, 0.1] },
  },
  counter('gin_requests_total', { job: 'mails', code: '200' }, 3),
  gauge('up', { job: 'mails', instance: '10.0.0.2:8080' }, 1),
];

const ratio = `sum by (namespace, service) (rate(${requests}_count{http_response_status_code=~"5.."}[5m]))
  / sum by (namespace, service) (rate(${requests}_count[5m]))`;

export const shopRules = {
  groups: [
    {
      name: 'shop',
      rules: [
        { record: 'service:errors:ratio5m', expr: ratio },
        {
          alert: 'HighErrorRate',
          expr: 'service:errors:ratio5m{namespace=~".+", service=~".+"} > 0.005',
          labels: { severity: 'page' },
          annotations: {
            summary:
              '{{ $value | humanizePercentage }} of requests to {{ $labels.service }} fail',
            runbook_url: 'https://runbooks.example/errors',
          },
        },
        {
          // Its alerts carry no label of the service.
          alert: 'OrdersStuck',
          expr: 'sum(up{namespace="shop", service="orders"}) > 100',
        },
        {
          alert: 'CartsSlow',
          expr: 'vector(0) > 1',
          labels: { severity: 'warning', namespace: 'shop', service: 'carts' },
        },
        {
          alert: 'MailsBroken',
          // Two series of the same labels on one side: what cannot be evaluated.
          expr: 'up * on () up',
          labels: { job: 'mails' },
        },
      ],
    },
  ],
};
