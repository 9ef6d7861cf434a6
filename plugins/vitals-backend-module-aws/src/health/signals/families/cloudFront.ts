import { Family, average, chart, errorShareChart, sum } from './Family';

const requests = sum('Requests', { isSparse: true });

/** "Types of metrics for CloudFront": shares, not numbers, of errors; all of them in us-east-1. */
export const cloudFront: Family = {
  namespace: 'AWS/CloudFront',
  dimensions: { Region: 'Global' },
  charts: [
    chart('requests', 'Requests', 'traffic', 'Count', { Requests: requests }),
    chart(errorShareChart, 'Error rate', 'errors', 'Percent', {
      '5xx': average('5xxErrorRate'),
      '4xx': average('4xxErrorRate'),
    }),
  ],
  requests: { total: requests, badPercent: average('5xxErrorRate') },
};
