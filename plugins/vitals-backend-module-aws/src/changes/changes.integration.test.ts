import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateQueueCommand,
  SQSClient,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The module is tried inside the plugins that it works with.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import eventsPlugin from '@backstage/plugin-events-backend';
import eventsModuleAwsSqs from '@backstage/plugin-events-backend-module-aws-sqs';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import vitalsPlugin from '@gantry/plugin-vitals-backend';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import { describeWithMoto } from '@gantry/plugin-aws-node/testUtils';
import request from 'supertest';
import vitalsModuleAws from '..';
import { component } from '../__testUtils__/entities';

// moto knows one account.
const account = '123456789012';
const region = 'us-east-1';
const credentials = { accessKeyId: 'moto', secretAccessKey: 'moto' };
const orders = component('orders', {
  'gantry.dev/cloudwatch-alarms': 'orders-errors',
});

describeWithMoto('an alarm change in a queue of moto_server', moto => {
  const environment = { ...process.env };
  beforeAll(() => {
    // The stock module has no credentials of its own.
    process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  });
  afterAll(() => {
    process.env = environment;
  });

  it('shows without waiting for the next survey', async () => {
    const client = { region, endpoint: moto().url, credentials };
    const queue = new SQSClient(client);
    const alarms = new CloudWatchClient(client);
    const { QueueUrl } = await queue.send(
      new CreateQueueCommand({ QueueName: 'alarm-changes' }),
    );
    const AlarmName = 'orders-errors';
    await alarms.send(
      new PutMetricAlarmCommand({
        AlarmName,
        Namespace: 'Shop',
        MetricName: 'Errors',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 5,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    const scheduler = mockServices.scheduler();
    const { server } = await startTestBackend({
      features: [
        vitalsPlugin,
        vitalsModuleAws,
        eventsPlugin,
        eventsModuleAwsSqs,
        eventsServiceFactory,
        catalogServiceMock.factory({ entities: [orders] }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({
          data: {
            aws: { accounts: [{ accountId: account, ...credentials }] },
            vitals: {
              aws: {
                endpoint: moto().url,
                accounts: [{ id: account, name: 'moto', regions: [region] }],
              },
            },
            events: {
              useEventBus: 'never',
              modules: {
                awsSqs: {
                  awsSqsConsumingEventPublisher: {
                    topics: {
                      'aws-eventbridge': {
                        waitTimeAfterEmptyReceive: { seconds: 0 },
                        queue: {
                          ...{ url: QueueUrl, region, endpoint: moto().url },
                          waitTime: { seconds: 0 },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        }),
      ],
    });

    await alarms.send(
      new SetAlarmStateCommand({
        ...{ AlarmName, StateValue: 'ALARM', StateReason: 'By hand' },
      }),
    );
    await queue.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: JSON.stringify({
          source: 'aws.cloudwatch',
          'detail-type': 'CloudWatch Alarm State Change',
          ...{ account, region, detail: { alarmName: AlarmName } },
        }),
      }),
    );

    const statusOf = async () => {
      const { body } = await request(server)
        .get('/api/vitals/entities/component/default/orders')
        .expect(200);
      return body.verdicts.health?.status;
    };
    expect(await statusOf()).toBe('ok');
    await scheduler.triggerTask('events.awsSqs.publisher:aws-eventbridge');
    while ((await statusOf()) !== 'critical') {
      await new Promise(setImmediate);
    }
  });
});
