import { Scenario } from './Scenario';

const service = 'order-management';

export const orderLatency: Scenario = {
  name: 'order-latency',
  description:
    'Slow queries hold the connections of the order database; its 95th percentile climbs from 220 ms to 1.8 s.',
  effects: [
    {
      service,
      namespace: 'AWS/ApplicationELB',
      metricName: 'TargetResponseTime',
      reaches: 1.8,
      withinMinutes: 4,
    },
    {
      service,
      namespace: 'AWS/RDS',
      metricName: 'DatabaseConnections',
      reaches: 97,
      withinMinutes: 3,
    },
    {
      service,
      namespace: 'AWS/RDS',
      metricName: 'CPUUtilization',
      reaches: 66,
      withinMinutes: 5,
    },
  ],
};
