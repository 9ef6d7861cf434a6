import { z } from 'zod';
import { topicArn } from '../../estate/account';
import { AwsError } from '../../protocols/AwsError';
import { pageOf } from '../../protocols/pageToken';
import { Operation } from '../AwsService';
import { parseInput } from '../parseInput';
import { invalidNextToken } from './errors';
import { metricAlarm } from './metricAlarm';

const describeAlarmsInput = z.object({
  AlarmNames: z.array(z.string().min(1).max(255)).max(100).optional(),
  AlarmNamePrefix: z.string().min(1).max(255).optional(),
  AlarmTypes: z
    .array(z.enum(['MetricAlarm', 'CompositeAlarm', 'LogAlarm']))
    .optional(),
  StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']).optional(),
  ActionPrefix: z.string().min(1).max(1024).optional(),
  ChildrenOfAlarmName: z.string().optional(),
  ParentsOfAlarmName: z.string().optional(),
  MaxRecords: z.number().int().min(1).max(100).default(50),
  NextToken: z.string().optional(),
});

/** The alarms of a region by name. The lab has metric alarms only. */
export const describeAlarms: Operation = (raw, { estate, now, region }) => {
  const { NextToken, MaxRecords, ...filters } = parseInput(
    describeAlarmsInput,
    raw,
  );
  const { AlarmNames, AlarmNamePrefix, AlarmTypes, StateValue } = filters;
  if (AlarmNames && AlarmNamePrefix !== undefined) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      'AlarmNames and AlarmNamePrefix cannot be given together',
      { queryCode: 'InvalidParameterCombination' },
    );
  }
  const composites =
    filters.ChildrenOfAlarmName !== undefined ||
    filters.ParentsOfAlarmName !== undefined ||
    (AlarmTypes !== undefined && !AlarmTypes.includes('MetricAlarm'));
  const alarms = composites ? [] : estate.alarms(region);
  const names = AlarmNames && new Set(AlarmNames);

  const found = alarms.filter(
    alarm =>
      (!names || names.has(alarm.name)) &&
      alarm.name.startsWith(AlarmNamePrefix ?? '') &&
      (!filters.ActionPrefix ||
        (alarm.topic !== undefined &&
          topicArn(region, alarm.topic).startsWith(filters.ActionPrefix))) &&
      (!StateValue || estate.state(alarm, now).value === StateValue),
  );
  const page = pageOf(found, {
    key: alarm => alarm.name,
    limit: MaxRecords,
    token: NextToken,
    request: { region, ...filters },
    invalidToken: invalidNextToken,
  });
  return {
    MetricAlarms: page.items.map(alarm =>
      metricAlarm(alarm, estate.state(alarm, now)),
    ),
    CompositeAlarms: [],
    NextToken: page.nextToken,
  };
};
