import { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';

/** An alarm as a sweep found it, or a default threshold in the place of one. */
export interface AlarmRecord {
  name: string;
  state: 'ALARM' | 'INSUFFICIENT_DATA' | 'OK';
  stateReason: string;
  /** ISO 8601: when it entered its state. */
  since: string;
  /** Milliseconds since the epoch: when the answer that carried it came. */
  seenAt: number;
  /** Absent for a composite alarm. */
  metric?: MetricAlarm;
  /** Set where its actions are disabled or suppressed: nobody is called for it. */
  isMuted?: true;
  /** Set for a default threshold, which nobody made an alarm of. */
  isDefault?: true;
  /** Set for a default threshold on events, of which there were none. */
  isIdle?: true;
  /** Deep link, where that is not the console's page of the alarm. */
  link?: string;
}

/** @param ahead - how far CloudWatch's clock is ahead of ours, in milliseconds */
export function toAlarmRecord(
  alarm: MetricAlarm | CompositeAlarm,
  seenAt: number,
  ahead = 0,
): AlarmRecord {
  const changed =
    alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
  const since = changed ? changed.getTime() - ahead : seenAt;
  return {
    name: alarm.AlarmName ?? '',
    state: toState(alarm.StateValue),
    stateReason: alarm.StateReason ?? '',
    since: new Date(since).toISOString(),
    seenAt,
    metric: 'AlarmRule' in alarm ? undefined : (alarm as MetricAlarm),
    ...(isMuted(alarm) && { isMuted: true }),
  };
}

/** A composite alarm that waits for its suppressor to fire is not muted yet. */
function isMuted(alarm: MetricAlarm | CompositeAlarm): boolean {
  const suppressedBy =
    'ActionsSuppressedBy' in alarm ? alarm.ActionsSuppressedBy : undefined;
  return (
    alarm.ActionsEnabled === false ||
    suppressedBy === 'Alarm' ||
    suppressedBy === 'ExtensionPeriod'
  );
}

/** A state that is unknown here says nothing of the service. */
function toState(value: string | undefined): AlarmRecord['state'] {
  return value === 'ALARM' || value === 'OK' ? value : 'INSUFFICIENT_DATA';
}
