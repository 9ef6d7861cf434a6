import { ConsoleLinks } from '@gantry/plugin-aws-node';
import { Alarm, maximumListedAlarms } from '@gantry/plugin-vitals-common';
import { ReadingBody } from '@gantry/plugin-vitals-node';
import { alarmStates } from './AlarmChange';
import { AlarmRecord } from './AlarmRecord';
import { Match } from '../CloudWatchRegion';
import { describeFiring } from './describeFiring';
import { worstFirst } from './worstFirst';

const mostNames = 3;

/**
 * Makes one reading of all alarms of an entity: critical while any fires, unknown while any is without
 * data or missing, ok when all are quiet. Whether an alarm's actions are enabled makes no difference to its
 * state.
 *
 * @param match - with at least one alarm
 */
export function judgeAlarms(
  { alarms, missing }: Match,
  region: string,
  links: ConsoleLinks,
): ReadingBody<'health'> {
  const sorted = worstFirst(alarms);
  const firing = sorted.filter(({ state }) => state === 'ALARM');
  const noData = sorted.filter(({ state }) => state === 'INSUFFICIENT_DATA');
  const worst = firing[0] ?? noData[0];
  const seenAt = Math.min(...alarms.map(alarm => alarm.seenAt));

  return {
    ...verdictOn(sorted, firing, noData, missing),
    observedAt: new Date(seenAt).toISOString(),
    link: worst
      ? links.alarm(region, worst.name)
      : links.alarms(region, commonWords(alarms)),
    details: {
      alarms: sorted.slice(0, maximumListedAlarms).map((alarm): Alarm => ({
        name: alarm.name,
        state: alarmStates[alarm.state],
        reason: alarm.stateReason,
        since: alarm.since,
        link: links.alarm(region, alarm.name),
      })),
      counts: {
        firing: firing.length,
        noData: noData.length,
        quiet: alarms.length - firing.length - noData.length,
      },
    },
  };
}

function verdictOn(
  all: AlarmRecord[],
  firing: AlarmRecord[],
  noData: AlarmRecord[],
  missing: string[],
): Pick<ReadingBody<'health'>, 'status' | 'reason'> {
  const notFound =
    missing.length > 0 ? [`no alarm is found for ${list(missing)}`] : [];
  if (firing.length > 0) {
    const others = firing.slice(1);
    const more = others.length > 0 ? `; so is ${list(namesOf(others))}` : '';
    const plural = others.length > 1 ? more.replace('so is', 'so are') : more;
    return {
      status: 'critical',
      reason: [`${describeFiring(firing[0])}${plural}`, ...notFound].join('; '),
    };
  }
  if (noData.length + missing.length > 0) {
    const silent =
      noData.length > 0 ? [`no data for ${list(namesOf(noData))}`] : [];
    const quiet = quietOf(all.length - noData.length, all.length);
    return {
      status: 'unknown',
      reason: sentence([...notFound, ...silent, quiet]),
    };
  }
  return {
    status: 'ok',
    reason:
      all.length === 1
        ? `Its one alarm, ${all[0].name}, is quiet`
        : `All ${all.length} alarms are quiet`,
  };
}

function quietOf(quiet: number, all: number): string {
  if (quiet === 0) {
    return 'no alarm can be judged';
  }
  return `${quiet} of ${all} alarms ${quiet === 1 ? 'is' : 'are'} quiet`;
}

function namesOf(alarms: AlarmRecord[]): string[] {
  return alarms.map(({ name }) => name);
}

function sentence(clauses: string[]): string {
  const text = clauses.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function list(all: string[]): string {
  const names = all.slice(0, mostNames);
  const rest = all.length - names.length;
  if (rest > 0) {
    return `${names.join(', ')} and ${rest} more`;
  }
  const last = names.pop();
  return names.length > 0 ? `${names.join(', ')} and ${last}` : `${last}`;
}

/** The beginning that all names share, up to a hyphen; the console can search for it. */
function commonWords(alarms: AlarmRecord[]): string | undefined {
  let prefix = alarms[0].name;
  for (const { name } of alarms) {
    while (!name.startsWith(prefix)) {
      prefix = prefix.slice(0, -1);
    }
  }
  return /^[\w-]*[\w](?=-|$)/.exec(prefix)?.[0];
}
