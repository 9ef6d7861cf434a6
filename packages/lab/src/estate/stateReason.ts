import { AlarmDefinition } from './AlarmDefinition';
import { AlarmStateValue, Evaluated } from './AlarmState';

/** CloudWatch is written in Java and prints doubles that way: `80.0`, `0.5`, `2.147483648E9`. */
function double(value: number): string {
  if (value !== 0 && (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-3)) {
    const [digits, exponent] = value.toExponential().split('e');
    const mantissa = digits.includes('.') ? digits : `${digits}.0`;
    return `${mantissa}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function moment(time: number): string {
  const [date, clock] = new Date(time).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year.slice(2)} ${clock.slice(0, 8)}`;
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

const comparisons = {
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
};

/** The sentence with which CloudWatch explains a state. */
export function stateReason(
  alarm: AlarmDefinition,
  state: AlarmStateValue,
  evaluated: Evaluated[],
  decisive: Evaluated[],
): string {
  if (state === 'INSUFFICIENT_DATA') {
    const verb = evaluated.length === 1 ? 'was' : 'were';
    return `Insufficient Data: ${plural(evaluated.length, 'datapoint')} ${verb} unknown.`;
  }

  const known = decisive.filter(point => point.value !== undefined);
  if (known.length === 0) {
    const number = evaluated.length;
    const treatment =
      alarm.treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching';
    const verb = number === 1 ? 'was' : 'were';
    return `Threshold Crossed: no datapoints were received for ${plural(number, 'period')} and ${plural(number, 'missing datapoint')} ${verb} treated as [${treatment}].`;
  }

  const alarming = state === 'ALARM';
  const values = known
    .map(point => `${double(point.value!)} (${moment(point.start)})`)
    .join(', ');
  const verb = known.length === 1 ? 'was' : 'were';
  const needed = alarming
    ? alarm.datapointsToAlarm
    : alarm.evaluationPeriods - alarm.datapointsToAlarm + 1;
  const transition = alarming ? 'OK -> ALARM' : 'ALARM -> OK';
  return [
    `Threshold Crossed: ${known.length} out of the last ${evaluated.length} datapoints [${values}] ${verb}`,
    `${alarming ? '' : 'not '}${comparisons[alarm.comparison]} the threshold (${double(alarm.threshold)})`,
    `(minimum ${plural(needed, 'datapoint')} for ${transition} transition).`,
  ].join(' ');
}
