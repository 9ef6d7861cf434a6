import { Family, Measure, average, chart, maximum, sum } from './Family';

/** "Amazon CloudWatch metrics for Amazon RDS"; of a cluster, over its instances. */
export const rds: Family = {
  namespace: 'AWS/RDS',
  charts: [
    chart('latency', 'Disk latency', 'latency', 'Seconds', {
      read: average('ReadLatency'),
      write: average('WriteLatency'),
    }),
    chart('connections', 'Connections', 'traffic', 'Count', {
      Connections: maximum('DatabaseConnections'),
    }),
    chart('cpu', 'CPU', 'saturation', 'Percent', {
      average: average('CPUUtilization'),
    }),
    chart('memory', 'Freeable memory', 'saturation', 'Bytes', {
      minimum: { name: 'FreeableMemory', stat: 'Minimum' },
    }),
  ],
};

/** CloudWatch has latency and failed requests of DynamoDB by operation alone; these make up most traffic. */
const operations = ['GetItem', 'Query', 'PutItem', 'UpdateItem'];

function byOperation(
  measure: (name: string, more: Partial<Measure>) => Measure,
  name: string,
): Record<string, Measure> {
  return Object.fromEntries(
    operations.map(Operation => [
      Operation,
      measure(name, { dimensions: { Operation } }),
    ]),
  );
}

/** "DynamoDB metrics and dimensions". */
export const dynamoDb: Family = {
  namespace: 'AWS/DynamoDB',
  charts: [
    chart('capacity', 'Consumed capacity units', 'traffic', 'Count', {
      read: sum('ConsumedReadCapacityUnits'),
      write: sum('ConsumedWriteCapacityUnits'),
    }),
    chart(
      'throttled',
      'Throttled requests',
      'errors',
      'Count',
      byOperation(sum, 'ThrottledRequests'),
    ),
    chart(
      'errors',
      'System errors',
      'errors',
      'Count',
      byOperation(sum, 'SystemErrors'),
    ),
    chart(
      'latency',
      'Latency',
      'latency',
      'Milliseconds',
      byOperation(average, 'SuccessfulRequestLatency'),
    ),
  ],
};

/** "Metrics for Valkey and Redis OSS". */
export const elastiCache: Family = {
  namespace: 'AWS/ElastiCache',
  charts: [
    chart('connections', 'Connections', 'traffic', 'Count', {
      Connections: maximum('CurrConnections'),
    }),
    chart('evictions', 'Evictions', 'saturation', 'Count', {
      Evictions: sum('Evictions'),
    }),
    chart('cpu', 'CPU', 'saturation', 'Percent', {
      host: average('CPUUtilization'),
      engine: average('EngineCPUUtilization'),
    }),
    chart('memory', 'Memory', 'saturation', 'Percent', {
      used: maximum('DatabaseMemoryUsagePercentage'),
    }),
  ],
};
