import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  noticesExtensionPoint,
  vitalsExtensionPoint,
} from '@gantry/plugin-vitals-node';
import vitalsModuleAws from '.';
import { account } from './__testUtils__/entities';

async function startModule(vitals: object) {
  const addProvider = jest.fn();
  const requestSurvey = jest.fn();
  const addSink = jest.fn();
  const events = mockServices.events();
  await startTestBackend({
    extensionPoints: [
      [vitalsExtensionPoint, { addProvider, requestSurvey }],
      [noticesExtensionPoint, { addSink }],
    ],
    features: [
      vitalsModuleAws,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      mockServices.rootConfig.factory({ data: { vitals } }),
    ],
  });
  return { addProvider, addSink, requestSurvey, events };
}

async function start(vitals: object) {
  const { addProvider } = await startModule(vitals);
  return addProvider.mock.calls.map(([provider]) => provider);
}

describe('the module', () => {
  it('has no sources without configuration', async () => {
    const none = [expect.objectContaining({ id: 'cloudwatch', sources: [] })];

    expect(await start({})).toEqual(none);
    expect(await start({ aws: { accounts: [] } })).toEqual(none);
  });

  it('adds CloudWatch with a source for every region of every account', async () => {
    const other = { ...account, id: '444455556666', name: 'staging' };

    const [provider] = await start({ aws: { accounts: [account, other] } });

    expect(provider).toMatchObject({
      id: 'cloudwatch',
      kind: 'health',
      sources: [
        'cloudwatch/prod/us-east-1',
        'cloudwatch/prod/us-west-2',
        'cloudwatch/staging/us-east-1',
        'cloudwatch/staging/us-west-2',
      ],
    });
  });

  it('publishes notices where a topic is configured, and only there', async () => {
    const topicArn = `arn:aws:sns:us-west-2:${account.id}:gantry`;

    const without = await startModule({ aws: { accounts: [account] } });
    const { addSink } = await startModule({
      aws: { accounts: [account], notifications: { topicArn } },
    });

    expect(without.addSink).not.toHaveBeenCalled();
    expect(addSink.mock.calls).toEqual([
      [expect.objectContaining({ id: 'sns' })],
    ]);
  });

  it('brings a survey forward where an alarm has changed, and for nothing else', async () => {
    const { events, requestSurvey } = await startModule({
      aws: { accounts: [account] },
    });
    const change = {
      source: 'aws.cloudwatch',
      'detail-type': 'CloudWatch Alarm State Change',
      account: account.id,
      region: 'us-west-2',
      detail: { alarmName: 'orders-errors', state: { value: 'ALARM' } },
    };
    const publish = (eventPayload: unknown) =>
      events.publish({ topic: 'aws-eventbridge', eventPayload });

    await publish({ ...change, account: '999999999999' });
    await publish({ ...change, region: 'eu-west-1' });
    await publish({ ...change, source: 'aws.ec2' });
    await publish('no event at all');
    expect(requestSurvey).not.toHaveBeenCalled();

    await publish(change);
    expect(requestSurvey.mock.calls).toEqual([
      ['health', 'cloudwatch/prod/us-west-2'],
    ]);
  });
});
