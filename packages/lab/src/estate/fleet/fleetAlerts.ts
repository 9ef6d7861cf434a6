import { AlertGroup } from '../alerting/AlertRule';

const requests = (matchers: string) =>
  `sum by (namespace, service) (rate(http_requests_total{${matchers}}[5m]))`;

/** One rule for all services of a fleet. */
export const fleetAlerts: AlertGroup = {
  name: 'fleet',
  file: '/etc/prometheus/rules/fleet.yaml',
  concerns: ({ system }) => /^fleet-\d+$/.test(system),
  rules: [
    {
      name: 'FleetHighErrorRate',
      query: `${requests('namespace="fleet",status="5xx"')} / ${requests('namespace="fleet"')} > 0.05`,
      forSeconds: 300,
      labels: { severity: 'critical' },
      annotations: {
        summary:
          '{{ $labels.service }} answers {{ $value | humanizePercentage }} of its requests with a server error.',
      },
    },
  ],
};
