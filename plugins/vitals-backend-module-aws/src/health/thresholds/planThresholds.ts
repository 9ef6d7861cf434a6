import { Failure } from '@gantry/plugin-vitals-common';
import { AlarmRecord } from '../alarms/AlarmRecord';
import { MetricFigures } from '../metrics/MetricFigures';
import { Watch } from '../metrics/Watch';
import { DefaultThreshold } from '../signals/families';
import {
  defaultThresholdsOf,
  thresholdName,
} from '../signals/defaultThresholds';
import { Subject } from '../signals/findSubjects';
import { ThresholdFigure, thresholdWatch } from './thresholdWatch';

/** A default threshold of an entity, on a metric of its own. */
export interface ThresholdPlan {
  name: string;
  subject: Subject;
  threshold: DefaultThreshold;
  watch: Watch<ThresholdFigure>;
}

const states = {
  firing: 'ALARM',
  quiet: 'OK',
  'no-data': 'INSUFFICIENT_DATA',
  idle: 'INSUFFICIENT_DATA',
} as const;

export function planThresholds(
  subjects: readonly Subject[],
  alarms: readonly AlarmRecord[],
): ThresholdPlan[] {
  return subjects.flatMap(subject =>
    defaultThresholdsOf(subject, alarms).map(threshold => ({
      name: thresholdName(threshold, subject),
      subject,
      threshold,
      watch: thresholdWatch(subject, threshold),
    })),
  );
}

/** What a default threshold says, in the shape of an alarm. */
export function thresholdAlarm(
  { name, threshold, watch }: ThresholdPlan,
  figures: MetricFigures,
  link: string,
): { alarm: AlarmRecord; failure?: Failure } {
  const outcome = figures.get(watch);
  const common = { name, seenAt: Date.now(), isDefault: true, link } as const;
  if ('failure' in outcome) {
    const { failure, since } = outcome;
    return {
      failure,
      alarm: {
        ...common,
        state: 'INSUFFICIENT_DATA',
        stateReason: `No data for the default threshold: ${failure.message}`,
        since,
      },
    };
  }
  const { state, since } = outcome.figure;
  return {
    alarm: {
      ...common,
      state: states[state],
      stateReason: reasonOf(threshold, outcome.figure),
      since,
      ...(state === 'idle' && { isIdle: true }),
    },
  };
}

function reasonOf(
  { threshold, traffic }: DefaultThreshold,
  { state, value }: ThresholdFigure,
): string {
  const span = traffic ? 'in 5 min' : 'now';
  switch (state) {
    case 'firing':
      return `${value} ${span}, more than the default threshold of ${threshold}`;
    case 'quiet':
      return `${value} ${span}, within the default threshold of ${threshold}`;
    case 'idle':
      return `Nothing to count in 6 h by the default threshold of ${threshold}`;
    default:
      return `No data for the default threshold of ${threshold}`;
  }
}
