import {
  Family,
  Measure,
  chart,
  errorShare,
  percentilesOf,
  sum,
} from './Family';

const latency = { name: 'Latency', unit: 'Milliseconds' } as const;

/** "Amazon API Gateway dimensions and metrics": errors are reported with each request, 0 or 1. */
function apiGateway(bad4xx: Measure, bad5xx: Measure): Family {
  const requests = sum('Count', { isSparse: true });
  return {
    namespace: 'AWS/ApiGateway',
    charts: [
      chart('requests', 'Requests', 'traffic', 'Count', { Requests: requests }),
      chart('errors', 'Errors', 'errors', 'Count', {
        '4xx': bad4xx,
        '5xx': bad5xx,
      }),
      errorShare({ '5xx': [bad5xx], '4xx': [bad4xx] }, requests),
      percentilesOf(latency),
    ],
    defaults: [
      {
        title: '5XX',
        chart: 'errors',
        measures: [bad5xx],
        threshold: 10,
        traffic: requests,
      },
    ],
    requests: { total: requests, bad: [bad5xx] },
    latency,
  };
}

export const restApi = apiGateway(sum('4XXError'), sum('5XXError'));

/** "Working with metrics for HTTP APIs": the same under other names. */
export const httpApi = apiGateway(sum('4xx'), sum('5xx'));
