import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsClients, AwsOperation, AwsSource } from '@gantry/plugin-aws-node';

interface Probe {
  /** As people call it. */
  service: string;
  client: unknown;
  send(signal: AbortSignal): Promise<unknown>;
}

type ProbeFactory = (clients: AwsClients, source: AwsSource) => Probe;

const fiveMinutes = 5 * 60_000;

function cloudWatch(
  send: (
    client: CloudWatchClient,
    abortSignal: AbortSignal,
  ) => Promise<unknown>,
): ProbeFactory {
  return (clients, source) => {
    const client = clients.get(CloudWatchClient, source);
    return {
      service: 'CloudWatch',
      client,
      send: signal => send(client, signal),
    };
  };
}

/** The smallest call of each operation, by the SDK's name of its command. One metric costs $0.00001. */
export const awsProbes: Partial<Record<AwsOperation['command'], ProbeFactory>> =
  {
    DescribeAlarmsCommand: cloudWatch((client, abortSignal) =>
      client.send(new DescribeAlarmsCommand({ MaxRecords: 1 }), {
        abortSignal,
      }),
    ),
    DescribeAlarmHistoryCommand: cloudWatch((client, abortSignal) =>
      client.send(new DescribeAlarmHistoryCommand({ MaxRecords: 1 }), {
        abortSignal,
      }),
    ),
    GetMetricDataCommand: cloudWatch((client, abortSignal) =>
      client.send(
        new GetMetricDataCommand({
          StartTime: new Date(Date.now() - fiveMinutes),
          EndTime: new Date(),
          MetricDataQueries: [
            {
              Id: 'calls',
              MetricStat: {
                Metric: { Namespace: 'AWS/Usage', MetricName: 'CallCount' },
                Period: 300,
                Stat: 'Sum',
              },
            },
          ],
        }),
        { abortSignal },
      ),
    ),
    ListMetricsCommand: cloudWatch((client, abortSignal) =>
      client.send(
        new ListMetricsCommand({
          Namespace: 'AWS/ElastiCache',
          MetricName: 'CurrConnections',
        }),
        { abortSignal },
      ),
    ),
    GetResourcesCommand: (clients, source) => {
      const client = clients.get(ResourceGroupsTaggingAPIClient, source);
      return {
        service: 'Tagging',
        client,
        send: abortSignal =>
          client.send(new GetResourcesCommand({ ResourcesPerPage: 1 }), {
            abortSignal,
          }),
      };
    },
  };
