import { Alarm, Status } from '@gantry/plugin-vitals-common';
import { clockTime, list, sentence } from './words';

export interface Judgement {
  status: Status;
  reason: string;
}

/**
 * What the alarms of an entity say together; nothing where there are none.
 *
 * @param alarms - the worst first
 * @param missing - names that no rule has
 */
export function judgeAlarms(
  alarms: Alarm[],
  missing: string[],
  now: number,
): Judgement[] {
  const firing = alarms.filter(({ state }) => state === 'firing');
  const silent = alarms.filter(({ state }) => state === 'no-data');
  const gone =
    missing.length > 0 ? [`no alert rule is called ${list(missing)}`] : [];
  if (firing.length > 0) {
    const [first, ...others] = firing;
    const more =
      others.length > 0
        ? `; so ${others.length > 1 ? 'are' : 'is'} ${list(others.map(({ name }) => name))}`
        : '';
    return [
      {
        status: first.severity === 'warning' ? 'warning' : 'critical',
        reason: sentence([`${describe(first, now)}${more}`, ...gone]),
      },
    ];
  }
  if (silent.length > 0 || missing.length > 0) {
    const quiet = alarms.length - silent.length;
    return [
      {
        status: 'unknown',
        reason: sentence([
          ...silent
            .slice(0, 1)
            .map(({ name, reason }) => `No data for ${name}: ${reason}`),
          ...gone.map(capitalised),
          ...(alarms.length > 0
            ? [`${quiet} of ${alarms.length} alerts quiet`]
            : []),
        ]),
      },
    ];
  }
  if (alarms.length === 0) {
    return [];
  }
  return [{ status: 'ok', reason: describeQuiet(alarms) }];
}

function describeQuiet(alarms: Alarm[]): string {
  if (alarms[0].isDefault) {
    // No figures: they differ at every survey, and each new reason is news for the whole fleet.
    return `Within default thresholds: ${list(alarms.map(({ name }) => name))}`;
  }
  return alarms.length === 1
    ? `Its one alert, ${alarms[0].name}, is quiet`
    : `All ${alarms.length} alerts are quiet`;
}

function describe({ name, reason, since, isDefault }: Alarm, now: number) {
  return isDefault
    ? `${name} (default threshold): ${reason}`
    : `${name} has been firing since ${clockTime(Date.parse(since), now)}: ${reason}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
