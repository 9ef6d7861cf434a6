import { apiGateway } from '../edge/apiGateway';
import { codeBuild } from '../delivery/codeBuild';
import { billing } from '../foundations/billing';
import { logGroup } from '../foundations/logGroup';
import { measured } from '../foundations/measured';
import { named, plain } from '../foundations/plain';
import { exact, level } from '../metrics';
import { schedule } from '../messaging/schedule';
import { sns } from '../messaging/sns';
import { lambda } from '../platforms/lambda';
import { dynamodb } from '../stores/dynamodb';
import { s3 } from '../stores/s3';
import { reference } from './reference';

const FIVE_MINUTES = 5;
const table = 'DevOpsMetrics';

/** A REST API on Lambda and DynamoDB. A third function copies the table to us-west-2 every five minutes. */
export const serverlessMetrics = reference(
  {
    name: 'serverless-metrics',
    owner: 'observability',
    alarmTopic: 'serverless-metrics-alerts',
  },
  {
    'metrics-api-handler': {
      tier: '2',
      parts: [
        apiGateway({
          id: '1ea9csoksy',
          name: 'metrics-rest-api',
          stage: 'prod',
          latencyP95Milliseconds: 1000,
          peakRequests: 38,
        }),
        lambda({ timeoutMilliseconds: 3000, invocations: { peak: 38 } }),
        dynamodb({ name: table, peakReads: 60, peakWrites: 24 }),
      ],
    },
    'metrics-health-check': {
      tier: '3',
      parts: [
        lambda({
          timeoutMilliseconds: 30_000,
          invocations: { everyMinutes: FIVE_MINUTES },
        }),
        schedule({ name: 'metrics-health-check', everyMinutes: FIVE_MINUTES }),
        measured('DevOpsMetrics', () => {
          const passed = exact('HealthCheckPassed', () => 1, 'None');
          return {
            dimensions: { Service: 'serverless-metrics' },
            metrics: [
              {
                ...passed,
                sample: (value, minute) =>
                  minute % FIVE_MINUTES === 0
                    ? passed.sample(value, minute)
                    : undefined,
              },
            ],
            watches: [
              {
                suffix: 'failed',
                description: 'API, table or functions do not answer.',
                metricName: 'HealthCheckPassed',
                statistic: 'Minimum',
                comparison: 'LessThanThreshold',
                period: 300,
                evaluationPeriods: 1,
                threshold: 1,
              },
            ],
          };
        }),
      ],
    },
    'metrics-dr-replication': {
      tier: '2',
      parts: [
        lambda({
          timeoutMilliseconds: 60_000,
          invocations: { everyMinutes: FIVE_MINUTES },
        }),
        schedule({
          name: 'metrics-dr-replication',
          everyMinutes: FIVE_MINUTES,
        }),
        dynamodb({
          name: table,
          region: 'us-west-2',
          peakReads: 2,
          peakWrites: 24,
        }),
        // Just after a run the copy is seconds old, just before the next one five minutes.
        measured('DevOpsMetrics', rhythm => {
          const copied = rhythm.level('lag', 4, 3);
          return {
            dimensions: { TableName: table, ReceivingRegion: 'us-west-2' },
            metrics: [
              level(
                'ReplicationLag',
                'Seconds',
                minute => copied(minute) + 60 * (minute % FIVE_MINUTES),
              ),
            ],
            watches: [
              {
                suffix: 'lag',
                description: 'The copy in us-west-2 is 10 minutes old.',
                metricName: 'ReplicationLag',
                statistic: 'Maximum',
                threshold: 600,
                treatMissingData: 'breaching',
              },
            ],
          };
        }),
      ],
    },
    'serverless-metrics-infrastructure': {
      tier: '2',
      parts: [
        plain('codecommit', 'serverless-metrics'),
        plain('codepipeline', 'serverless-metrics'),
        codeBuild({ name: 'serverless-metrics' }),
        billing({ thresholdDollars: 10_000 }),
        s3({ name: 'acme-serverless-metrics-artifacts', gibibytes: 1.4 }),
        sns({ name: 'serverless-metrics-alerts' }),
        sns({
          name: 'serverless-metrics-notifications',
          suffix: 'sns-notifications',
        }),
        logGroup('/aws/lambda/metrics-api-handler', 140),
        logGroup('/aws/lambda/metrics-health-check', 8),
        logGroup('/aws/lambda/metrics-dr-replication', 8),
        named('arn:aws:route53:::hostedzone/Z5XH9KQS58L20ZVAKLX3R'),
        named('arn:aws:cloudwatch::111122223333:dashboard/serverless-metrics'),
        named(
          'arn:aws:iam::111122223333:role/metrics-lambda-execution',
          'arn:aws:iam::111122223333:role/metrics-codebuild',
          'arn:aws:iam::111122223333:role/metrics-codepipeline',
        ),
      ],
    },
  },
);
