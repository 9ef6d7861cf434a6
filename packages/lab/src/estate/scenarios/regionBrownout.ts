import { effectsOn } from './effects';
import { Scenario } from './Scenario';

const region = 'us-west-2';
const replica = { DBInstanceIdentifier: 'cidevops-app-replica' };

/**
 * us-west-2, which holds the copies, is slow and fails now and then: the replica and the standby table fall behind.
 * Its CloudWatch is no better, so what it has to say of them cannot always be read.
 */
export const regionBrownout: Scenario = {
  name: 'region-brownout',
  description:
    'us-west-2 answers slowly and with errors: the copies of the CI/DevOps database and the metrics table fall behind, and so does the CloudWatch that would tell.',
  // A copy cannot be further behind than for as long as nothing has come.
  begunMinutesAgo: 24,
  effects: [
    ...effectsOn('cidevops-app', [
      ['AWS/RDS', 'ReplicaLag', 1500, 25, { dimensions: replica }],
      ['AWS/RDS', 'ReadLatency', 0.19, 3, { dimensions: replica }],
      ['AWS/RDS', 'WriteLatency', 0.6, 3, { dimensions: replica }],
    ]),
    ...effectsOn('metrics-dr-replication', [
      ['AWS/DynamoDB', 'SystemErrors', 14, 3],
      ['AWS/DynamoDB', 'SuccessfulRequestLatency', 870, 3],
      ['AWS/Lambda', 'Duration', 52_000, 1],
      ['DevOpsMetrics', 'ReplicationLag', 1500, 25],
    ]),
  ],
  calls: [
    {
      upstream: 'cloudwatch',
      region,
      operation: 'GetMetricData',
      answer: 'never',
    },
    {
      upstream: 'cloudwatch',
      region,
      operation: 'DescribeAlarms',
      answer: 'throttled',
      // First it is seen to fire.
      afterMinutes: 26,
      turns: { onMinutes: 3, offMinutes: 2 },
    },
  ],
};
