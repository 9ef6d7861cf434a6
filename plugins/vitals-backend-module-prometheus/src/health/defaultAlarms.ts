import { Alarm } from '@gantry/plugin-vitals-common';
import { rounded } from './words';

/** More server errors in five minutes than this are too many, where nobody has said what is. */
const mostErrors = 10;
const seconds = 300;

interface Signals {
  /** The share of scraped targets that are up; undefined where none is scraped. */
  up?: number;
  /** Errors a second; undefined where requests are not known. */
  errors?: number;
  /** Whether the entity promises an availability, which says better how many errors are too many. */
  isPromised: boolean;
}

/**
 * Stands in for the alerts of an entity that has none, as far as its metrics allow.
 *
 * @param before - those of the survey before, which tell since when a state holds
 */
export function defaultAlarms(
  { up, errors, isPromised }: Signals,
  now: number,
  before: readonly Alarm[],
): Alarm[] {
  const since = new Date(now).toISOString();
  const alarms: Omit<Alarm, 'since'>[] = [];
  if (up !== undefined) {
    const isDown = up === 0;
    alarms.push({
      name: 'Targets up',
      state: isDown ? 'firing' : 'quiet',
      severity: 'critical',
      reason: isDown
        ? 'Prometheus cannot scrape any of its targets'
        : `${rounded(up * 100)} % of its targets are up`,
      isDefault: true,
    });
  }
  if (errors !== undefined && !isPromised) {
    const count = errors * seconds;
    alarms.push({
      name: `Server errors > ${mostErrors} in 5 min`,
      state: count > mostErrors ? 'firing' : 'quiet',
      severity: 'critical',
      reason: `${rounded(count)} server errors in 5 min`,
      isDefault: true,
    });
  }
  return alarms.map(alarm => {
    const same = before.find(
      ({ name, state }) => name === alarm.name && state === alarm.state,
    );
    return { ...alarm, since: same?.since ?? since };
  });
}
