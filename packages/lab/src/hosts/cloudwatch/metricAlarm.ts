import { topicArn } from '../../estate/account';
import { Alarm } from '../../estate/Estate';
import { AlarmState } from '../../estate/AlarmState';
import { stateReasonData } from './stateReasonData';

const percentile = /^p\d/;

/** An alarm as `DescribeAlarms` shows it. */
export function metricAlarm(alarm: Alarm, state: AlarmState): object {
  const topics = alarm.topic ? [topicArn(alarm.region, alarm.topic)] : [];
  const extended = percentile.test(alarm.statistic);
  const configured = new Date(alarm.createdAt);
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmDescription: alarm.description,
    AlarmConfigurationUpdatedTimestamp: configured,
    ActionsEnabled: true,
    OKActions: topics,
    AlarmActions: topics,
    InsufficientDataActions: [],
    StateValue: state.value,
    StateReason: state.reason,
    StateReasonData: stateReasonData(alarm, state),
    StateUpdatedTimestamp: new Date(state.at),
    StateTransitionedTimestamp: new Date(state.at),
    MetricName: alarm.metricName,
    Namespace: alarm.namespace,
    Statistic: extended ? undefined : alarm.statistic,
    ExtendedStatistic: extended ? alarm.statistic : undefined,
    EvaluateLowSampleCountPercentile: extended ? 'evaluate' : undefined,
    Dimensions: Object.entries(alarm.dimensions).map(([Name, Value]) => ({
      Name,
      Value,
    })),
    Period: alarm.period,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    TreatMissingData: alarm.treatMissingData,
  };
}
