import { AlarmDefinition } from './AlarmDefinition';
import { AlarmState, AlarmStateValue, Evaluated } from './AlarmState';
import { datapointOf } from './datapoints';
import { Incident } from './Incident';
import { Series } from './Series';
import { stateReason } from './stateReason';

/**
 * Evaluates an alarm at an instant over its last periods, as if it had no past. CloudWatch also looks a little beyond
 * the evaluation range when datapoints are missing; here a missing datapoint that is treated as missing just does not
 * count.
 */
export function evaluateAlarm(
  alarm: AlarmDefinition,
  series: Series | undefined,
  now: number,
  incidents: readonly Incident[],
): AlarmState {
  const evaluated: Evaluated[] = [];
  for (let index = 1; index <= alarm.evaluationPeriods; index++) {
    const start = now - index * alarm.period * 1000;
    const point =
      series &&
      datapointOf(
        series,
        alarm.statistic,
        { start, seconds: alarm.period, now },
        incidents,
      );
    evaluated.push({ start, ...point });
  }

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
