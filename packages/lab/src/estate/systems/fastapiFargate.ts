import { loadBalancer } from '../edge/loadBalancer';
import { logGroup } from '../foundations/logGroup';
import { named, plain } from '../foundations/plain';
import { schedule } from '../messaging/schedule';
import { sns } from '../messaging/sns';
import { ecsService } from '../platforms/ecs';
import { lambda } from '../platforms/lambda';
import { postgres } from '../stores/rds';
import { reference } from './reference';

const DAY = 1440;

/** FastAPI on Fargate: one application, VPC endpoints instead of NAT, a scheduler for the off-hours. */
export const fastapiFargate = reference(
  { name: 'fastapi-fargate', owner: 'web', alarmTopic: 'fastapi-app-alarms' },
  {
    'fastapi-app': {
      tier: '2',
      parts: [
        loadBalancer({ latencyP95Milliseconds: 500, peakRequests: 420 }),
        ecsService(),
        postgres(),
        sns({ name: 'fastapi-app-alarms' }),
        logGroup('/ecs/fastapi-app'),
        plain('ecr', 'repository/fastapi-app'),
        plain('kms', 'key/835c7425-5e63-43ea-a16b-c76b62cf46c2'),
        plain(
          'secretsmanager',
          'secret:fastapi-app/database-KKQ7WZ',
          'secret:fastapi-app/settings-6VZTU8',
        ),
        named('arn:aws:cloudwatch::111122223333:dashboard/fastapi-app'),
        named(
          'arn:aws:iam::111122223333:role/fastapi-app-execution',
          'arn:aws:iam::111122223333:role/fastapi-app-task',
          'arn:aws:iam::111122223333:role/fastapi-app-deploy',
        ),
      ],
    },
    'fastapi-app-off-hours': {
      tier: '4',
      parts: [
        lambda({
          timeoutMilliseconds: 30_000,
          invocations: { everyMinutes: DAY / 2 },
        }),
        // 20:00 and 07:00; AWS runs them on working days only.
        schedule({
          name: 'fastapi-app-off-hours-down',
          everyMinutes: DAY,
          fromMinute: 20 * 60,
        }),
        schedule({
          name: 'fastapi-app-off-hours-up',
          everyMinutes: DAY,
          fromMinute: 7 * 60,
        }),
      ],
    },
    'fastapi-fargate-infrastructure': {
      tier: '2',
      parts: [
        plain(
          'ec2',
          'vpc/vpc-0a55455ed5101e01c',
          'internet-gateway/igw-004fed319bf921d8a',
          // Public, private, data: one a zone each.
          'subnet/subnet-03b0361ffebc906d9',
          'subnet/subnet-062fa01d188363566',
          'subnet/subnet-0eee7fb8c1f6538cf',
          'subnet/subnet-0df00c1f829847dbb',
          'subnet/subnet-0eb97db4655b4b32c',
          'subnet/subnet-0e74d9308a05f4864',
          // ECR's API, ECR's layers, Logs, Secrets Manager, S3.
          'vpc-endpoint/vpce-01252d64c7d0de03c',
          'vpc-endpoint/vpce-02b7177a7463b3762',
          'vpc-endpoint/vpce-061c31a06370b0e44',
          'vpc-endpoint/vpce-0c324b7ca937371eb',
          'vpc-endpoint/vpce-0ac060d9e27e2c67a',
          // Load balancer, tasks, database.
          'security-group/sg-0dac5cb91686f7b3d',
          'security-group/sg-050f88cfe227ee3b5',
          'security-group/sg-0268f2ca2c04739ac',
        ),
        named(
          'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        ),
      ],
    },
  },
);
