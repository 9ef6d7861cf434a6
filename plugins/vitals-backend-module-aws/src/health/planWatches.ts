import { ConsoleLinks } from '@gantry/plugin-aws-node';
import {
  Failure,
  ObjectiveState,
  SignalFigure,
} from '@gantry/plugin-vitals-common';
import { Match } from './matchTarget';
import { AlarmRecord } from './alarms/AlarmRecord';
import { MetricFigures } from './metrics/MetricFigures';
import { Watch } from './metrics/Watch';
import {
  ObjectivePlan,
  judgePlan,
  planObjectives,
} from './objectives/planObjectives';
import { signalFigures } from './signals/signalFigures';
import { Subject } from './signals/findSubjects';
import { AlarmTarget } from './targets/AlarmTarget';
import {
  ThresholdPlan,
  planThresholds,
  thresholdAlarm,
} from './thresholds/planThresholds';

/** What of an entity's health is judged by metrics. */
export interface WatchPlan {
  thresholds: ThresholdPlan[];
  objectives: ObjectivePlan[];
}

/** What the metrics say. */
export interface Watched {
  /** Default thresholds. */
  alarms: AlarmRecord[];
  objectives: ObjectiveState[];
  /** How golden signals stand, as far as the above are judged by them. */
  signals: SignalFigure[];
  /** Why some are not known, each reason once. */
  failures: Failure[];
}

export function planWatches(
  { objectives }: AlarmTarget,
  { alarms, subjects }: Match,
): WatchPlan {
  return {
    thresholds: planThresholds(subjects, alarms),
    objectives: planObjectives(objectives, subjects),
  };
}

export function watchesOf({ thresholds, objectives }: WatchPlan): Watch[] {
  return [
    ...thresholds.map(({ watch }) => watch),
    ...objectives.flatMap(({ fine, coarse }) => [...fine, ...coarse]),
  ] as Watch[];
}

export function judgeWatches(
  { thresholds, objectives }: WatchPlan,
  figures: MetricFigures,
  region: string,
  links: ConsoleLinks,
): Watched {
  const alarms = thresholds.map(plan =>
    thresholdAlarm(plan, figures, linkOf(plan.subject, region, links)),
  );
  const states = objectives.map(plan => judgePlan(plan, figures));
  const failures = [...alarms, ...states].flatMap(
    ({ failure }) => failure ?? [],
  );
  return {
    alarms: alarms.map(({ alarm }) => alarm),
    objectives: states.map(({ state }) => state),
    signals: signalFigures(objectives, thresholds, figures),
    failures: [...new Map(failures.map(each => [each.message, each])).values()],
  };
}

function linkOf(
  { arn, dimensions }: Subject,
  region: string,
  links: ConsoleLinks,
): string {
  return arn
    ? links.resource(region, arn)
    : links.metrics(region, Object.values(dimensions).join(' '));
}
