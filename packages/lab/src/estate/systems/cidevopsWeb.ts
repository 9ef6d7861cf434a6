import { cloudFront } from '../edge/cloudFront';
import { loadBalancer } from '../edge/loadBalancer';
import { logGroup } from '../foundations/logGroup';
import { named, plain } from '../foundations/plain';
import { sns } from '../messaging/sns';
import { autoScaling } from '../platforms/autoScaling';
import { postgres, postgresReplica } from '../stores/rds';
import { redis } from '../stores/redis';
import { reference } from './reference';

/** A Python web application on EC2 auto scaling behind CloudFront, with a replica of its database in us-west-2. */
export const cidevopsWeb = reference(
  { name: 'cidevops-web', owner: 'web', alarmTopic: 'cidevops-app-alarms' },
  {
    'cidevops-app': {
      tier: '2',
      parts: [
        cloudFront({ id: 'ERLNXU9ZKRA4BX', peakRequests: 5200 }),
        loadBalancer({
          latencyP95Milliseconds: 500,
          peakRequests: 760,
          hosts: 4,
        }),
        autoScaling({
          name: 'cidevops-app',
          id: '8a3f6d12-4a15-44e0-aa46-f649c59510fc',
          instances: { minimum: 2, desired: 4 },
        }),
        plain('ec2', 'launch-template/lt-06937095a19f2dcf0'),
        postgres({ storageGibibytes: 100 }),
        postgresReplica({
          name: 'cidevops-app-replica',
          region: 'us-west-2',
          storageGibibytes: 100,
          recoveryPointSeconds: 15 * 60,
        }),
        redis({ name: 'cidevops-app', nodes: 2 }),
        sns({ name: 'cidevops-app-alarms' }),
        logGroup('/ec2/cidevops-app'),
        logGroup('/vpc/cidevops-web/flow-logs', 4000),
        plain('ecr', 'repository/cidevops-app'),
        plain(
          'secretsmanager',
          'secret:cidevops-app/database-JJ5SC2',
          'secret:cidevops-app/api-keys-SVX2K1',
          'secret:cidevops-app/oidc-client-K9GUO5',
        ),
        named('arn:aws:cloudwatch::111122223333:dashboard/cidevops-app'),
      ],
    },
    'cidevops-web-infrastructure': {
      tier: '2',
      parts: [
        named('arn:aws:route53:::hostedzone/ZT4ALZEGE7VOUQYA820HB'),
        plain(
          'wafv2',
          'global/webacl/cidevops-web/7fd949d8-2909-445b-a181-9078660e549e',
        ),
        plain(
          'ec2',
          'vpc/vpc-028f4740e7c212d9b',
          // Public and private: one a zone each.
          'subnet/subnet-047c32f9b2597c9c8',
          'subnet/subnet-0dde449e80282cacb',
          'subnet/subnet-0094f065a9483b016',
          'subnet/subnet-0e02078f4ac695cf0',
        ),
      ],
    },
  },
);
