import {
  Alarm,
  Failure,
  annotations,
  compareStatus,
  countedObjectives,
  maximumListedAlarms,
} from '@gantry/plugin-vitals-common';
import { ReadingBody } from '@gantry/plugin-vitals-node';
import { PrometheusInstance } from '../settings';
import { SetFigures } from './Figures';
import { keyIn, mostLabelSets, namesOf } from './LabelSet';
import { PrometheusTarget } from './PrometheusTarget';
import { RuleIndex } from './RuleIndex';
import { UpstreamTime } from './UpstreamTime';
import { defaultAlarms } from './defaultAlarms';
import { Judgement, judgeAlarms } from './judgeAlarms';
import { judgeObjectives } from './judgeObjectives';
import { notFound } from './notFound';
import { seenAt, toAlarm } from './toAlarm';
import { toSignals } from './toSignals';
import { onceEach } from './onceEach';
import { sentence } from './words';

/** All that a survey has learnt that may concern a target. */
export interface Evidence {
  instance: PrometheusInstance;
  time: UpstreamTime;
  /** Or why the rules could not be read. */
  rules: RuleIndex | Failure;
  /** Of the set of the target's labels; undefined for a target without labels, or in a set too many. */
  figures?: SetFigures;
  /** The default thresholds of the target as they stood at the survey before. */
  before: readonly Alarm[];
}

const order = { firing: 0, 'no-data': 1, quiet: 2 };

const nothingJudges: Judgement = {
  status: 'unknown',
  reason:
    'Its metrics are there, but no alert and no objective says whether they are good',
};

/** What alerts, promises and default thresholds together say of one entity. */
export function judgeTarget(
  target: PrometheusTarget,
  { instance, time, rules, figures, before }: Evidence,
): { reading: ReadingBody<'health'> } | { failure: Failure } {
  const key = keyIn(namesOf(target.labels ?? {}), target.labels ?? {});
  const own = figures?.profiles.find(({ requests }) => requests.has(key));
  const up = figures?.up?.get(key);
  const signals = toSignals(own, key);
  const isThere = own !== undefined || up !== undefined;

  const matched =
    rules instanceof RuleIndex
      ? rules.match(target, isThere)
      : { rules: [], missing: [] };
  const objectives = judgeObjectives(
    target.objectives,
    own,
    key,
    figures?.failures[0]?.message,
  );
  const isSilent =
    matched.rules.length === 0 && rules instanceof RuleIndex && !rules.partial;
  const alarms = [
    ...onceEach(matched.rules.map(each => toAlarm(each, instance, time))),
    ...(isSilent && target.alerts === 'all'
      ? defaultAlarms(
          {
            up,
            errors: own?.errors && (own.errors.get(key) ?? 0),
            isPromised: target.objectives.some(
              ({ indicator }) => indicator === 'availability',
            ),
          },
          time.now,
          before,
        )
      : []),
  ].sort(worstFirst);

  const judgements = [
    ...judgeAlarms(alarms, matched.missing, time.now),
    ...countedObjectives(
      objectives,
      alarms.length + matched.missing.length > 0,
    ).map(({ status, reason }) => ({ status, reason })),
  ].sort(compareStatus);
  const failure = failureOf(target, rules, figures, alarms);
  if (failure && !isBad(judgements[0])) {
    // What could not be read may be firing; the rest being quiet does not make this green.
    return { failure };
  }
  if (
    alarms.length === 0 &&
    !isThere &&
    target.queries.length === 0 &&
    !judgements.some(isKnown)
  ) {
    return {
      failure:
        figures?.failures[0] ?? notFound(target, instance, matched.missing),
    };
  }
  const { status, reason } = judgements[0] ?? nothingJudges;
  const seen = Math.min(
    time.now,
    ...matched.rules.map(({ rule }) => seenAt(rule, time)),
  );
  const worst = alarms.find(({ state }) => state !== 'quiet');
  return {
    reading: {
      status,
      reason: sentence([reason, ...alsoBad(judgements, failure)]),
      observedAt: new Date(seen).toISOString(),
      link: worst?.link ?? `${instance.consoleUrl}/alerts`,
      details: {
        alarms: alarms.slice(0, maximumListedAlarms),
        counts: countsOf(alarms),
        ...(signals.length > 0 && { signals }),
        ...(objectives.length > 0 && { objectives }),
      },
    },
  };
}

/** Why what would judge the entity could not be read. */
function failureOf(
  { alerts, labels, objectives }: PrometheusTarget,
  rules: Evidence['rules'],
  figures: SetFigures | undefined,
  alarms: Alarm[],
): Failure | undefined {
  if (!(rules instanceof RuleIndex)) {
    return alerts.length > 0 ? rules : undefined;
  }
  if (rules.partial && alerts.length > 0) {
    return rules.partial;
  }
  if (labels && !figures) {
    return {
      kind: 'malformed',
      message: `More than ${mostLabelSets} different sets of label names are in use; that of this entity (${namesOf(labels).join(', ')}) is among the rarest and is not asked for.`,
      fix: `Use the same labels as other entities in ${annotations.prometheusLabels}, for example namespace and service.`,
    };
  }
  const onlyDefaults = alarms.every(({ isDefault }) => isDefault);
  return onlyDefaults && alerts === 'all' && objectives.length === 0
    ? figures?.failures[0]
    : undefined;
}

/** What else is wrong beside what the reason begins with. */
function alsoBad(
  [, ...others]: Judgement[],
  failure: Failure | undefined,
): string[] {
  return [
    ...others
      .filter(isBad)
      .slice(0, 1)
      .map(({ reason }) => reason),
    ...(failure ? [failure.message.replace(/\.$/, '')] : []),
  ];
}

function isBad(judgement: Judgement | undefined): boolean {
  return judgement?.status === 'critical' || judgement?.status === 'warning';
}

function isKnown({ status }: Judgement): boolean {
  return status !== 'unknown';
}

/** Firing first, the worst first of these; of equals the one that began first, which is likelier the cause. */
function worstFirst(a: Alarm, b: Alarm): number {
  return (
    order[a.state] - order[b.state] ||
    (a.severity ?? '').localeCompare(b.severity ?? '') ||
    a.since.localeCompare(b.since) ||
    a.name.localeCompare(b.name)
  );
}

function countsOf(alarms: Alarm[]) {
  const count = (wanted: Alarm['state']) =>
    alarms.filter(({ state }) => state === wanted).length;
  return {
    firing: count('firing'),
    noData: count('no-data'),
    quiet: count('quiet'),
  };
}
