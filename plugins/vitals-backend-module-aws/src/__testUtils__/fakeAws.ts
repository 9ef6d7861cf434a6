import {
  CloudWatchClient,
  CompositeAlarm,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  GetMetricDataCommandInput,
  MetricAlarm,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { mockClient } from 'aws-sdk-client-mock';
import { component } from './entities';

export const cloudWatch = mockClient(CloudWatchClient);
export const tagging = mockClient(ResourceGroupsTaggingAPIClient);
export const alarmsOf = (name: string) =>
  component(name, { 'gantry.dev/cloudwatch-alarms': `${name}-*` });
export const orders = alarmsOf('orders');
export const since = new Date('2026-01-01T11:00:00Z');

export function alarm(name: string, more: MetricAlarm = {}): MetricAlarm {
  return {
    AlarmName: name,
    StateValue: 'OK',
    StateReason: 'Threshold not crossed.',
    StateTransitionedTimestamp: since,
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'TargetResponseTime',
    Dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/1' }],
    ExtendedStatistic: 'p95',
    Period: 60,
    EvaluationPeriods: 3,
    Threshold: 0.5,
    ComparisonOperator: 'GreaterThanThreshold',
    ...more,
  };
}

export const slow = alarm('orders-alb-latency-p95', {
  StateValue: 'ALARM',
  StateReason: 'Threshold Crossed',
  StateReasonData: JSON.stringify({ recentDatapoints: [0.9, 1.8123, 1.2] }),
});

/** What `DescribeAlarms` answers. */
export function sweep(alarms: MetricAlarm[], composite: CompositeAlarm[] = []) {
  cloudWatch
    .on(DescribeAlarmsCommand)
    .resolves({ MetricAlarms: alarms, CompositeAlarms: composite });
}

/** A question as tests compare it: `Sum of AWS/Lambda Errors FunctionName=orders`. */
function describeQuery({ MetricStat }: MetricDataQuery): string {
  const { Metric, Stat } = MetricStat!;
  const dimensions = (Metric!.Dimensions ?? [])
    .map(({ Name, Value }) => `${Name}=${Value}`)
    .sort();
  return `${Stat} of ${[Metric!.Namespace, Metric!.MetricName, ...dimensions].join(' ')}`;
}

/** Figures by time, or by the period that is asked for; or a word why there are none. */
type Figures =
  | Record<string, number>
  | ((period: number) => Record<string, number>)
  | string;

/** What `GetMetricData` answers for the first pattern that is found in a question; nothing for others. */
export function figures(answers: Record<string, Figures>) {
  cloudWatch
    .on(GetMetricDataCommand)
    .callsFake(({ MetricDataQueries }: GetMetricDataCommandInput) => ({
      MetricDataResults: MetricDataQueries!.map(query => {
        const answer = Object.entries(answers).find(([pattern]) =>
          describeQuery(query).includes(pattern),
        )?.[1];
        const found =
          typeof answer === 'function'
            ? answer(query.MetricStat!.Period!)
            : answer;
        if (typeof found === 'string') {
          return { Id: query.Id, StatusCode: found };
        }
        return {
          Id: query.Id,
          StatusCode: 'Complete',
          Timestamps: Object.keys(found ?? {}).map(time => new Date(time)),
          Values: Object.values(found ?? {}),
        };
      }),
    }));
}

/** All that `GetMetricData` has been asked, call by call. */
export function askedMetrics(): string[][] {
  return cloudWatch
    .commandCalls(GetMetricDataCommand)
    .map(({ args }) => args[0].input.MetricDataQueries!.map(describeQuery));
}

export function forgetCalls() {
  cloudWatch.reset();
  tagging.reset();
}
