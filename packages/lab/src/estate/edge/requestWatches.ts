import { Watch } from '../provision';

/** The alarms on requests that a load balancer or Service Connect measures under the same names. */
export function requestWatches(
  prefix: string,
  latencyP95Milliseconds: number,
): Watch[] {
  return [
    {
      suffix: `${prefix}-5xx`,
      description: 'The targets answer with server errors.',
      metricName: 'HTTPCode_Target_5XX_Count',
      statistic: 'Sum',
      period: 300,
      evaluationPeriods: 1,
      threshold: 10,
      treatMissingData: 'notBreaching',
    },
    {
      suffix: `${prefix}-latency-p95`,
      description: `The 95th percentile of the response time is above ${latencyP95Milliseconds} ms.`,
      metricName: 'TargetResponseTime',
      statistic: 'p95',
      threshold: latencyP95Milliseconds / 1000,
    },
  ];
}
