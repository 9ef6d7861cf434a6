import {
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  ListDashboardsCommand,
  ListMetricsCommand,
  MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import {
  GetResourcesCommand,
  paginateGetResources,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import { awsClients } from './__testUtils__/awsClients';
import { useLab } from './__testUtils__/startLab';

jest.setTimeout(30_000);

describe('the AWS endpoint', () => {
  const lab = useLab();
  const clients = (changes = {}) => awsClients(lab().url, changes);

  it('describes the alarms of the reference services, all quiet', async () => {
    const { cloudwatch } = clients();

    const MetricAlarms: MetricAlarm[] = [];
    const pages: number[] = [];
    for await (const page of paginateDescribeAlarms(
      { client: cloudwatch, pageSize: 100 },
      {},
    )) {
      pages.push(page.MetricAlarms?.length ?? 0);
      MetricAlarms.push(...(page.MetricAlarms ?? []));
    }

    const names = MetricAlarms.map(({ AlarmName }) => AlarmName);
    expect(names).toEqual([...new Set(names)].sort());
    expect(pages).toEqual([100, names.length - 100]);
    expect(
      names.filter(name => /^(order-management|metrics-api)/.test(name ?? '')),
    ).toEqual([
      'metrics-api-handler-api-5xx',
      'metrics-api-handler-api-latency-p95',
      'metrics-api-handler-dynamodb-system-errors',
      'metrics-api-handler-dynamodb-throttles',
      'metrics-api-handler-lambda-duration-p95',
      'metrics-api-handler-lambda-errors',
      'metrics-api-handler-lambda-throttles',
      'order-management-alb-5xx',
      'order-management-alb-latency-p95',
      'order-management-alb-unhealthy-hosts',
      'order-management-eks-cpu',
      'order-management-eks-memory',
      'order-management-rds-connections',
      'order-management-rds-cpu',
      'order-management-rds-storage',
    ]);
    expect(new Set(MetricAlarms.map(({ StateValue }) => StateValue))).toEqual(
      new Set(['OK']),
    );
    expect(
      MetricAlarms.find(
        ({ AlarmName }) => AlarmName === 'order-management-alb-latency-p95',
      ),
    ).toMatchObject({
      AlarmArn:
        'arn:aws:cloudwatch:us-east-1:111122223333:alarm:order-management-alb-latency-p95',
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'TargetResponseTime',
      ExtendedStatistic: 'p95',
      Period: 60,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 3,
      Threshold: 0.5,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'missing',
      Dimensions: [
        {
          Name: 'LoadBalancer',
          Value: expect.stringMatching(/^app\/ecommerce\/[0-9a-f]{16}$/),
        },
        {
          Name: 'TargetGroup',
          Value: expect.stringMatching(
            /^targetgroup\/order-management\/[0-9a-f]{16}$/,
          ),
        },
      ],
      StateTransitionedTimestamp: expect.any(Date),
    });
  });

  it('filters and pages alarms, and refuses what CloudWatch refuses', async () => {
    const { cloudwatch } = clients();
    const describe = (input: object) =>
      cloudwatch.send(new DescribeAlarmsCommand(input));

    const byPrefix = await describe({
      AlarmNamePrefix: 'order-management-rds',
    });
    expect(byPrefix.MetricAlarms).toHaveLength(3);
    const byName = await describe({
      AlarmNames: ['fastapi-app-ecs-cpu', 'no-such-alarm'],
    });
    expect(byName.MetricAlarms).toHaveLength(1);
    expect((await describe({ StateValue: 'ALARM' })).MetricAlarms).toEqual([]);
    expect(
      (await describe({ AlarmTypes: ['CompositeAlarm'] })).MetricAlarms,
    ).toEqual([]);

    const pages: number[] = [];
    for await (const page of paginateDescribeAlarms(
      { client: cloudwatch, pageSize: 5 },
      { AlarmNamePrefix: 'cidevops-app-' },
    )) {
      pages.push(page.MetricAlarms?.length ?? 0);
    }
    expect(pages).toEqual([5, 5, 4]);

    const first = await describe({ MaxRecords: 5 });
    await expect(
      describe({ NextToken: first.NextToken, AlarmNamePrefix: 'order' }),
    ).rejects.toMatchObject({ name: 'InvalidNextToken' });
    await expect(describe({ NextToken: 'nonsense' })).rejects.toMatchObject({
      name: 'InvalidNextToken',
    });
    await expect(describe({ MaxRecords: 101 })).rejects.toMatchObject({
      name: 'ValidationException',
      Code: 'ValidationError',
    });
    await expect(
      describe({ AlarmNames: ['a'], AlarmNamePrefix: 'b' }),
    ).rejects.toMatchObject({ name: 'InvalidParameterCombinationException' });
  });

  it('has an empty estate in a region without services', async () => {
    const { cloudwatch, tagging } = clients({ region: 'eu-west-1' });

    const alarms = await cloudwatch.send(new DescribeAlarmsCommand({}));
    const metrics = await cloudwatch.send(new ListMetricsCommand({}));
    const resources = await tagging.send(new GetResourcesCommand({}));

    expect(alarms.MetricAlarms).toEqual([]);
    expect(metrics.Metrics).toEqual([]);
    expect(resources.ResourceTagMappingList).toEqual([]);
  });

  it('fires the alarms of an incident at once, with a coherent past', async () => {
    const { cloudwatch } = clients();
    await lab().put('/lab/scenario', { name: 'order-latency' });

    const { MetricAlarms = [] } = await cloudwatch.send(
      new DescribeAlarmsCommand({ StateValue: 'ALARM' }),
    );
    const history = await cloudwatch.send(
      new DescribeAlarmHistoryCommand({
        AlarmName: 'order-management-alb-latency-p95',
        HistoryItemType: 'StateUpdate',
      }),
    );
    const { MetricDataResults } = await cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(lab().now() - 20 * 60_000),
        EndTime: new Date(lab().now()),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [
          {
            Id: 'p95',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/ApplicationELB',
                MetricName: 'TargetResponseTime',
                Dimensions: MetricAlarms[0].Dimensions,
              },
              Period: 60,
              Stat: 'p95',
            },
          },
        ],
      }),
    );

    expect(MetricAlarms.map(({ AlarmName }) => AlarmName)).toEqual([
      'order-management-alb-latency-p95',
      'order-management-rds-connections',
    ]);
    expect(MetricAlarms[0].StateReason).toMatch(
      /^Threshold Crossed: 3 out of the last 3 datapoints \[\d\.\d+ \(20\/11\/26 15:26:00\), .+\] were greater than the threshold \(0\.5\) \(minimum 3 datapoints for OK -> ALARM transition\)\.$/,
    );
    expect(MetricAlarms[0].StateTransitionedTimestamp).toEqual(
      new Date('2026-11-20T15:27:00Z'),
    );
    expect(
      JSON.parse(MetricAlarms[0].StateReasonData ?? '').recentDatapoints,
    ).toHaveLength(3);
    expect(history.AlarmHistoryItems).toHaveLength(1);
    expect(history.AlarmHistoryItems?.[0]).toMatchObject({
      HistorySummary: 'Alarm updated from OK to ALARM',
      Timestamp: new Date('2026-11-20T15:27:00Z'),
    });
    const values = MetricDataResults?.[0].Values ?? [];
    expect(values).toHaveLength(20);
    expect(Math.max(...values.slice(0, 14))).toBeLessThan(0.26);
    expect(Math.min(...values.slice(-3))).toBeGreaterThan(1.7);
  });

  it('heals at once and remembers the incident', async () => {
    const { cloudwatch } = clients();
    await lab().put('/lab/scenario', { name: 'order-latency' });
    lab().advance(9);
    await lab().put('/lab/scenario', { name: 'calm' });

    const firing = await cloudwatch.send(
      new DescribeAlarmsCommand({ StateValue: 'ALARM' }),
    );
    const history = await cloudwatch.send(
      new DescribeAlarmHistoryCommand({
        AlarmName: 'order-management-rds-connections',
        HistoryItemType: 'StateUpdate',
      }),
    );

    expect(firing.MetricAlarms).toEqual([]);
    expect(
      history.AlarmHistoryItems?.map(({ HistorySummary, Timestamp }) => [
        HistorySummary,
        Timestamp?.toISOString(),
      ]),
    ).toEqual([
      ['Alarm updated from ALARM to OK', '2026-11-20T15:39:00.000Z'],
      ['Alarm updated from OK to ALARM', '2026-11-20T15:29:00.000Z'],
    ]);
  });

  it('pages metric data and computes statistics from the same minutes', async () => {
    const { cloudwatch } = clients();
    const metric = {
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'RequestCount',
      Dimensions: (
        await cloudwatch.send(
          new ListMetricsCommand({
            Namespace: 'AWS/ApplicationELB',
            MetricName: 'RequestCount',
            Dimensions: [{ Name: 'TargetGroup' }],
          }),
        )
      ).Metrics?.[0].Dimensions,
    };
    const query = (Id: string, Period: number) => ({
      Id,
      MetricStat: { Metric: metric, Period, Stat: 'Sum' },
    });
    const ask = {
      StartTime: new Date('2026-11-20T14:00:00Z'),
      EndTime: new Date('2026-11-20T14:10:00Z'),
      MetricDataQueries: [query('minutes', 60), query('fives', 300)],
      MaxDatapoints: 7,
    };
    const collected: Record<string, number[]> = { minutes: [], fives: [] };
    const codes: string[] = [];

    let NextToken: string | undefined;
    do {
      const page = await cloudwatch.send(
        new GetMetricDataCommand({ ...ask, NextToken }),
      );
      for (const result of page.MetricDataResults ?? []) {
        collected[result.Id!].push(...(result.Values ?? []));
        codes.push(`${result.Id} ${result.StatusCode}`);
      }
      NextToken = page.NextToken;
    } while (NextToken);

    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    expect(codes).toEqual([
      'minutes PartialData',
      'minutes Complete',
      'fives Complete',
    ]);
    expect(collected.minutes).toHaveLength(10);
    expect(collected.fives).toEqual([
      sum(collected.minutes.slice(0, 5)),
      sum(collected.minutes.slice(5)),
    ]);
    await expect(
      cloudwatch.send(
        new GetMetricDataCommand({
          ...ask,
          MetricDataQueries: [{ Id: 'math', Expression: 'SUM(METRICS())' }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('ranks a bound among observations, and counts hours by some of their minutes', async () => {
    const { cloudwatch } = clients();
    const dimensions = { Name: 'TableName', Value: 'DevOpsMetrics' };
    const ask = async (stats: string[], period: number) => {
      const { MetricDataResults = [] } = await cloudwatch.send(
        new GetMetricDataCommand({
          StartTime: new Date('2026-11-20T14:00:00Z'),
          EndTime: new Date('2026-11-20T15:00:00Z'),
          MetricDataQueries: stats.map((Stat, i) => ({
            Id: `m${i}`,
            MetricStat: {
              Metric: {
                Namespace: 'AWS/DynamoDB',
                MetricName: 'SuccessfulRequestLatency',
                Dimensions: [
                  dimensions,
                  { Name: 'Operation', Value: 'GetItem' },
                ],
              },
              Period: period,
              Stat,
            },
          })),
        }),
      );
      return MetricDataResults.map(({ Values = [] }) => Values);
    };

    const [[p95], minutes] = await ask(['p95', 'SampleCount'], 60);
    const [ranks] = await ask([`PR(:${p95})`], 60);
    const [[hour]] = await ask(['SampleCount'], 3_600);

    expect(minutes).toHaveLength(60);
    expect(ranks[0]).toBeCloseTo(95, 2);
    const sum = minutes.reduce((a, b) => a + b, 0);
    expect(Math.abs(hour / sum - 1)).toBeLessThan(0.1);
  });

  it('finds resources by tag and type, page by page', async () => {
    const { tagging } = clients();
    const TagFilters = [
      { Key: 'service', Values: ['fastapi-app'] },
      { Key: 'environment' },
    ];

    const databases = await tagging.send(
      new GetResourcesCommand({ TagFilters, ResourceTypeFilters: ['rds:db'] }),
    );
    const pages: number[] = [];
    const arns: Array<string | undefined> = [];
    for await (const { ResourceTagMappingList = [] } of paginateGetResources(
      { client: tagging, pageSize: 8 },
      { TagFilters },
    )) {
      pages.push(ResourceTagMappingList.length);
      arns.push(
        ...ResourceTagMappingList.map(({ ResourceARN }) => ResourceARN),
      );
    }
    const system = await tagging.send(
      new GetResourcesCommand({
        TagFilters: [{ Key: 'system', Values: ['cidevops-web'] }],
        ResourceTypeFilters: ['cloudfront', 's3', 'route53', 'iam'],
      }),
    );
    const abroad = await clients({ region: 'us-west-2' }).tagging.send(
      new GetResourcesCommand({ ResourceTypeFilters: ['dynamodb:table'] }),
    );

    expect(databases.ResourceTagMappingList).toEqual([
      {
        ResourceARN: 'arn:aws:rds:us-east-1:111122223333:db:fastapi-app',
        Tags: expect.arrayContaining([{ Key: 'owner', Value: 'web' }]),
      },
    ]);
    expect(pages).toEqual([8, 8, arns.length - 16]);
    expect(arns).toEqual([...new Set(arns)].sort());
    expect(arns).toEqual(
      expect.arrayContaining([
        'arn:aws:ecr:us-east-1:111122223333:repository/fastapi-app',
        'arn:aws:sns:us-east-1:111122223333:fastapi-app-alarms',
      ]),
    );
    expect(
      system.ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN),
    ).toEqual([
      'arn:aws:cloudfront::111122223333:distribution/ERLNXU9ZKRA4BX',
      'arn:aws:route53:::hostedzone/ZT4ALZEGE7VOUQYA820HB',
    ]);
    expect(abroad.ResourceTagMappingList).toEqual([
      {
        ResourceARN:
          'arn:aws:dynamodb:us-west-2:111122223333:table/DevOpsMetrics',
        Tags: expect.arrayContaining([
          { Key: 'service', Value: 'metrics-dr-replication' },
        ]),
      },
    ]);
  });

  it('tells callers who they are and lends them roles of its own account', async () => {
    const { sts } = clients();

    const identity = await sts.send(new GetCallerIdentityCommand({}));
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::111122223333:role/reader',
        RoleSessionName: 'gantry',
      }),
    );
    const assumed = clients({ accessKeyId: Credentials?.AccessKeyId });
    const alarms = await assumed.cloudwatch.send(new DescribeAlarmsCommand({}));

    expect(identity.Account).toBe('111122223333');
    expect(Credentials?.Expiration).toEqual(new Date('2026-11-20T16:30:20Z'));
    expect(alarms.MetricAlarms).toHaveLength(50);
    await expect(
      sts.send(
        new AssumeRoleCommand({
          RoleArn: 'arn:aws:iam::999999999999:role/reader',
          RoleSessionName: 'gantry',
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('answers the errors of AWS', async () => {
    const { cloudwatch, tagging, sts } = clients();
    const stranger = clients({ accessKeyId: 'AKIASTRANGER0000000' });

    await expect(
      cloudwatch.send(new ListDashboardsCommand({})),
    ).rejects.toThrow("The operation 'ListDashboards' is not one");
    await expect(
      stranger.cloudwatch.send(new DescribeAlarmsCommand({})),
    ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(
      stranger.sts.send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });

    for (const name of ['cloudwatch', 'tagging', 'sts']) {
      await lab().put(`/lab/upstreams/${name}`, { state: 'throttled' });
    }
    await expect(
      cloudwatch.send(new DescribeAlarmsCommand({})),
    ).rejects.toMatchObject({ name: 'Throttling', message: 'Rate exceeded' });
    await expect(
      tagging.send(new GetResourcesCommand({})),
    ).rejects.toMatchObject({ name: 'ThrottledException' });
    await expect(
      sts.send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'Throttling' });

    await lab().put('/lab/upstreams/cloudwatch', { state: 'denied' });
    await expect(
      cloudwatch.send(new DescribeAlarmsCommand({})),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('cloudwatch:DescribeAlarms'),
    });

    await lab().put('/lab/upstreams/cloudwatch', { state: 'down' });
    await expect(
      cloudwatch.send(new DescribeAlarmsCommand({})),
    ).rejects.toThrow('socket hang up');

    await lab().put('/lab/upstreams/cloudwatch', { state: 'up' });
    await expect(
      cloudwatch.send(new DescribeAlarmsCommand({})),
    ).resolves.toBeDefined();
  });
});
