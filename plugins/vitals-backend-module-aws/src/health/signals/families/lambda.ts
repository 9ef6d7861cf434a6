import {
  Family,
  chart,
  errorShare,
  maximum,
  percentilesOf,
  sum,
} from './Family';

/* "Types of metrics for Lambda functions": with each invocation errors are reported, 0 or 1. */
const invocations = sum('Invocations', { isSparse: true });
const errors = sum('Errors');
const latency = { name: 'Duration', unit: 'Milliseconds' } as const;

export const lambda: Family = {
  namespace: 'AWS/Lambda',
  charts: [
    chart('requests', 'Invocations', 'traffic', 'Count', {
      Invocations: invocations,
    }),
    chart('errors', 'Errors', 'errors', 'Count', {
      Errors: errors,
      Throttles: sum('Throttles'),
    }),
    errorShare({ Errors: [errors] }, invocations),
    { ...percentilesOf(latency), title: 'Duration' },
    chart('concurrency', 'Concurrency', 'saturation', 'Count', {
      'Concurrent executions': maximum('ConcurrentExecutions'),
    }),
  ],
  defaults: [
    {
      title: 'Errors',
      chart: 'errors',
      measures: [errors],
      threshold: 5,
      traffic: invocations,
    },
  ],
  requests: { total: invocations, bad: [errors] },
  latency,
};
