import { loadBalancer } from '../edge/loadBalancer';
import { serviceConnect } from '../edge/serviceConnect';
import { logGroup } from '../foundations/logGroup';
import { named, plain } from '../foundations/plain';
import { sns } from '../messaging/sns';
import { sqs } from '../messaging/sqs';
import { ecsCluster, ecsService } from '../platforms/ecs';
import { dynamodb } from '../stores/dynamodb';
import { postgres } from '../stores/rds';
import { s3 } from '../stores/s3';
import { reference } from './reference';

const cluster = 'devops-platform';

const services = [
  'api-gateway',
  'auth-service',
  'user-service',
  'order-service',
  'notification-service',
];

function taskRole(service: string) {
  return named(`arn:aws:iam::111122223333:role/${service}-task`);
}

/** Five services on one Fargate cluster: a gateway in front, Service Connect between them. */
export const devopsPlatform = reference(
  {
    name: 'devops-platform',
    owner: 'core-services',
    alarmTopic: 'notification-service-alerts',
  },
  {
    'api-gateway': {
      tier: '1',
      parts: [
        loadBalancer({ latencyP95Milliseconds: 300, peakRequests: 1900 }),
        ecsService({ cluster }),
        taskRole('api-gateway'),
      ],
    },
    'auth-service': {
      tier: '1',
      owner: 'identity',
      parts: [
        ecsService({ cluster, tasks: 2 }),
        serviceConnect({
          cluster,
          latencyP95Milliseconds: 300,
          peakRequests: 840,
        }),
        plain('cognito-idp', 'userpool/us-east-1_E33V8OW53'),
        plain(
          'secretsmanager',
          'secret:auth-service/signing-key-XI2LZ2',
          'secret:auth-service/database-SLGNDJ',
        ),
        taskRole('auth-service'),
      ],
    },
    'user-service': {
      tier: '2',
      owner: 'identity',
      parts: [
        ecsService({ cluster, tasks: 2 }),
        serviceConnect({
          cluster,
          latencyP95Milliseconds: 300,
          peakRequests: 460,
        }),
        postgres(),
        s3({
          name: 'acme-devops-platform-uploads',
          gibibytes: 3.1,
          peakRequests: 60,
        }),
        plain('secretsmanager', 'secret:user-service/database-EV7RYQ'),
        taskRole('user-service'),
      ],
    },
    'order-service': {
      tier: '1',
      parts: [
        ecsService({ cluster }),
        serviceConnect({
          cluster,
          latencyP95Milliseconds: 400,
          peakRequests: 620,
        }),
        dynamodb({
          name: 'order-service-orders',
          peakReads: 900,
          peakWrites: 340,
        }),
        taskRole('order-service'),
      ],
    },
    'notification-service': {
      tier: '3',
      parts: [
        ecsService({ cluster, tasks: 1 }),
        serviceConnect({
          cluster,
          latencyP95Milliseconds: 500,
          peakRequests: 90,
        }),
        sqs({
          name: 'notification-service-messages',
          deadLetters: 'notification-service-messages-dlq',
          peakMessages: 280,
        }),
        sns({ name: 'notification-service-alerts', peakMessages: 280 }),
        taskRole('notification-service'),
      ],
    },
    'devops-platform-infrastructure': {
      tier: '2',
      owner: 'platform',
      parts: [
        ecsCluster(cluster),
        plain('ecr', ...services.map(service => `repository/${service}`)),
        plain(
          'ec2',
          'vpc/vpc-0c2de3e9d6e7e45a8',
          'internet-gateway/igw-01d455f94358c5080',
          // Public and private: one a zone each.
          'subnet/subnet-0826c38c7782738d0',
          'subnet/subnet-0fc108b1c35094518',
          'subnet/subnet-0a733aa8572539b9f',
          'subnet/subnet-0dfda090f5b3ed68b',
        ),
        plain('xray', 'group/devops-platform/8OFB7V8EM11H4D13JLA0RCMFPP'),
        ...services.map(service => logGroup(`/ecs/${service}`)),
      ],
    },
  },
);
