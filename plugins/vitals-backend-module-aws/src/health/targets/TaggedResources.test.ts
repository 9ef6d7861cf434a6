import {
  DescribeAlarmHistoryCommand,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { createProvider, survey } from '../../__testUtils__/createProvider';
import { component } from '../../__testUtils__/entities';
import {
  slow,
  alarm,
  alarmsOf,
  cloudWatch,
  forgetCalls,
  sweep,
  tagging,
} from '../../__testUtils__/fakeAws';

beforeEach(forgetCalls);

describe('tags', () => {
  const tagged = (name: string, more: Record<string, string> = {}) =>
    component(name, { 'gantry.dev/aws-tags': `service=${name}`, ...more });
  const queue = (name: string) =>
    alarm(`${name}-age`, {
      Namespace: 'AWS/SQS',
      Dimensions: [{ Name: 'QueueName', Value: name }],
    });
  const resource = (name: string) => ({
    ResourceARN: `arn:aws:sqs:us-east-1:111122223333:${name}`,
    Tags: [{ Key: 'service', Value: name }],
  });

  it('are resolved for all entities together, in pages, and seldom', async () => {
    tagging
      .on(GetResourcesCommand, { PaginationToken: undefined })
      .resolves({
        ResourceTagMappingList: [resource('a')],
        PaginationToken: '2',
      })
      .on(GetResourcesCommand, { PaginationToken: '2' })
      .resolves({
        ResourceTagMappingList: [resource('b')],
        PaginationToken: '',
      });
    sweep([queue('a'), queue('b')]);
    const provider = createProvider();

    const results = await survey(provider, [tagged('a'), tagged('b')]);
    await survey(provider, [tagged('a'), tagged('b')]);

    expect(results).toMatchObject([
      { reading: { reason: 'Its one alarm, a-age, is quiet' } },
      { reading: { reason: 'Its one alarm, b-age, is quiet' } },
    ]);
    expect(tagging.calls().map(({ args }) => args[0].input)).toEqual([
      {
        TagFilters: [{ Key: 'service', Values: ['a', 'b'] }],
        ResourcesPerPage: 100,
        PaginationToken: undefined,
      },
      expect.objectContaining({ PaginationToken: '2' }),
    ]);

    await survey(provider, [tagged('a'), tagged('new')]);
    expect(tagging.calls()).toHaveLength(4);
  });

  it('of ECS services lead to services alone', async () => {
    const service = 'arn:aws:ecs:us-east-1:111122223333:service/shop/a';
    tagging.on(GetResourcesCommand).resolves({
      ResourceTagMappingList: [
        resource('a'),
        { ...resource('a'), ResourceARN: service },
      ],
    });
    sweep([
      queue('a'),
      alarm('a-cpu', {
        Namespace: 'AWS/ECS',
        Dimensions: [
          { Name: 'ClusterName', Value: 'shop' },
          { Name: 'ServiceName', Value: 'a' },
        ],
      }),
    ]);

    const results = await survey(createProvider(), [
      component('a', { 'aws.amazon.com/amazon-ecs-service-tags': 'service=a' }),
    ]);

    expect(results).toMatchObject([
      { reading: { reason: 'Its one alarm, a-cpu, is quiet' } },
    ]);
  });

  it('that cannot be resolved make nothing green and hide no alarm', async () => {
    tagging.on(GetResourcesCommand).rejects(
      Object.assign(new Error('no identity-based policy allows it'), {
        name: 'AccessDeniedException',
      }),
    );
    sweep([
      alarm('quiet-a'),
      { ...slow, AlarmName: 'loud-a' },
      alarm('free-a'),
    ]);

    const results = await survey(createProvider(), [
      tagged('quiet', { 'gantry.dev/cloudwatch-alarms': 'quiet-*' }),
      tagged('loud', { 'gantry.dev/cloudwatch-alarms': 'loud-*' }),
      alarmsOf('free'),
    ]);

    expect(results).toMatchObject([
      {
        failure: {
          kind: 'denied',
          message:
            'Tagging of prod in us-east-1 denies tag:GetResources to Gantry.',
          fix: expect.stringContaining('"tag:GetResources"'),
        },
      },
      { reading: { status: 'critical' } },
      { reading: { status: 'ok' } },
    ]);
  });

  describe('that do not answer', () => {
    const late = {
      kind: 'timeout',
      message: 'Tagging of prod in us-east-1 did not answer in time.',
    };
    const both = tagged('a', { 'gantry.dev/cloudwatch-alarms': 'a-*' });

    /** Time is up as soon as tags are asked for. */
    beforeEach(() => {
      const deadline = new AbortController();
      jest.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
      tagging.on(GetResourcesCommand).callsFake(() => {
        deadline.abort();
        return new Promise(() => {});
      });
      sweep([alarm('a-1'), alarm('free-a')]);
    });
    afterEach(() => {
      jest.restoreAllMocks();
    });

    it('keep no alarm back that needs none', async () => {
      expect(
        await survey(createProvider(), [both, alarmsOf('free')]),
      ).toMatchObject([{ failure: late }, { reading: { status: 'ok' } }]);
    });

    it('are missing in an inspection of the rest', async () => {
      cloudWatch
        .on(DescribeAlarmHistoryCommand)
        .resolves({})
        .on(GetMetricDataCommand)
        .resolves({});
      const provider = createProvider();

      const { charts, missing } = await provider.inspect(
        provider.targets(both)[0],
        { from: new Date(Date.now() - 3_600_000), to: new Date() },
        new AbortController().signal,
      );

      expect(charts).toHaveLength(1);
      expect(missing).toEqual([late]);
    });
  });

  it('that come on the same page again and again are not waited for', async () => {
    tagging.on(GetResourcesCommand).resolves({
      ResourceTagMappingList: [resource('a')],
      PaginationToken: '2',
    });
    sweep([queue('a')]);

    expect(await survey(createProvider(), [tagged('a')])).toMatchObject([
      {
        failure: {
          kind: 'malformed',
          message:
            'Tagging answers the same page of resources again and again.',
        },
      },
    ]);
    expect(tagging.calls()).toHaveLength(2);
  });

  it('that are refused stand alone: others are resolved, and asked for anew seldom', async () => {
    const refused = component('bad', { 'gantry.dev/aws-tags': 'odd=1' });
    tagging
      .on(GetResourcesCommand)
      .resolves({ ResourceTagMappingList: [resource('a')] })
      .on(GetResourcesCommand, { TagFilters: [{ Key: 'odd', Values: ['1'] }] })
      .rejects(
        Object.assign(new Error('Bad tag'), {
          name: 'InvalidParameterException',
          $metadata: { httpStatusCode: 400 },
        }),
      );
    sweep([queue('a')]);
    const provider = createProvider();

    const results = await survey(provider, [refused, tagged('a')]);
    const again = await survey(provider, [refused, tagged('a')]);

    expect(results).toMatchObject([
      {
        failure: {
          kind: 'malformed',
          message:
            'Tagging of prod in us-east-1 refused the call: InvalidParameterException, Bad tag',
        },
      },
      { reading: { status: 'ok' } },
    ]);
    expect(again).toMatchObject([
      { failure: { kind: 'malformed' } },
      { reading: { status: 'ok' } },
    ]);
    expect(
      tagging
        .calls()
        .map(({ args }) => (args[0].input as any).TagFilters[0].Key)
        .sort(),
    ).toEqual(['odd', 'odd', 'service']);
  });
});
