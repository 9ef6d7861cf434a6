import { AlarmDefinition } from './AlarmDefinition';
import { AlarmState, AlarmStateValue, Evaluated } from './AlarmState';
import { datapointOf } from './datapoints';
import { Incident } from './Incident';
import { Series } from './Series';
import { stateReason } from './stateReason';

const MINUTE = 60_000;

/**
 * Evaluates an alarm at an instant over its last periods, as if it had no past. CloudWatch also looks a little beyond
 * the evaluation range when datapoints are missing; here a missing datapoint that is treated as missing just does not
 * count. Unlike CloudWatch, an alarm forgets an incident a minute after its end: nobody who tries something out waits
 * until a long period has gone by.
 */
export function evaluateAlarm(
  alarm: AlarmDefinition,
  series: Series | undefined,
  now: number,
  incidents: readonly Incident[],
): AlarmState {
  const read = (since: number): Evaluated[] =>
    Array.from({ length: alarm.evaluationPeriods }, (_, index) => {
      const end = now - index * alarm.period * 1000;
      const start = end - alarm.period * 1000;
      const from = Math.max(start, since);
      const period = { start: from, seconds: (end - from) / 1000, now };
      const point =
        series && datapointOf(series, alarm.statistic, period, incidents);
      return { start, ...point };
    });
  const healed = healedAt(alarm, now, incidents);
  const state = judge(alarm, now, read(healed));
  // What is seldom measured says nothing new yet.
  return state.value === 'INSUFFICIENT_DATA' && healed > -Infinity
    ? judge(alarm, now, read(-Infinity))
    : state;
}

/** When the last incident of an alarm's service ended, unless one goes on or no minute has gone by since. */
function healedAt(
  { service }: AlarmDefinition,
  now: number,
  incidents: readonly Incident[],
): number {
  const ends = incidents
    .filter(
      ({ scenario, from }) =>
        from <= now &&
        scenario.effects.some(effect => effect.service === service),
    )
    .map(({ to = Infinity }) => to);
  const last = Math.max(-Infinity, ...ends);
  return last + MINUTE <= now ? last : -Infinity;
}

function judge(
  alarm: AlarmDefinition,
  now: number,
  evaluated: Evaluated[],
): AlarmState {
  const breaches = ({ value }: Evaluated) => {
    if (value === undefined) {
      return alarm.treatMissingData === 'breaching';
    }
    return alarm.comparison === 'GreaterThanThreshold'
      ? value > alarm.threshold
      : value < alarm.threshold;
  };
  const counted = evaluated.filter(
    point => point.value !== undefined || alarm.treatMissingData !== 'missing',
  );
  const breaching = counted.filter(breaches);

  let value: AlarmStateValue = 'OK';
  if (counted.length === 0) {
    value = 'INSUFFICIENT_DATA';
  } else if (breaching.length >= alarm.datapointsToAlarm) {
    value = 'ALARM';
  }
  const decisive =
    value === 'ALARM'
      ? breaching
      : counted.filter(point => !breaches(point)).slice(0, 1);
  return {
    value,
    reason: stateReason(alarm, value, evaluated, decisive),
    at: now,
    evaluated,
  };
}
