import { Alarm, maximumListedAlarms } from '@gantry/plugin-vitals-common';
import { ReadingBody } from '@gantry/plugin-vitals-node';
import { ConsoleLinks } from '../clients/ConsoleLinks';
import { AlarmRecord } from './AlarmRecord';
import { describeFiring } from './describeFiring';

const mostNames = 3;
const order = { ALARM: 0, INSUFFICIENT_DATA: 1, OK: 2 };
const states = {
  ALARM: 'firing',
  INSUFFICIENT_DATA: 'no-data',
  OK: 'quiet',
} as const;

/**
 * Makes one reading of all alarms of an entity: critical while any fires, unknown while any is without
 * data, ok when all are quiet. Whether an alarm's actions are enabled makes no difference to its state.
 *
 * @param alarms - at least one
 */
export function judgeAlarms(
  alarms: AlarmRecord[],
  region: string,
  links: ConsoleLinks,
): ReadingBody<'health'> {
  // Of those that fire, the one that began is likelier to be the cause than those that followed.
  const sorted = [...alarms].sort(
    (a, b) =>
      order[a.state] - order[b.state] ||
      a.since.localeCompare(b.since) ||
      a.name.localeCompare(b.name),
  );
  const firing = sorted.filter(({ state }) => state === 'ALARM');
  const noData = sorted.filter(({ state }) => state === 'INSUFFICIENT_DATA');
  const worst = firing[0] ?? noData[0];
  const seenAt = Math.min(...alarms.map(alarm => alarm.seenAt));

  return {
    ...verdictOn(sorted, firing, noData),
    observedAt: new Date(seenAt).toISOString(),
    link: worst
      ? links.alarm(region, worst.name)
      : links.alarms(region, commonWords(alarms)),
    details: {
      alarms: sorted.slice(0, maximumListedAlarms).map((alarm): Alarm => ({
        name: alarm.name,
        state: states[alarm.state],
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
): Pick<ReadingBody<'health'>, 'status' | 'reason'> {
  if (firing.length > 0) {
    const others = firing.slice(1);
    const more = others.length > 0 ? `; so is ${list(others)}` : '';
    const plural = others.length > 1 ? more.replace('so is', 'so are') : more;
    return {
      status: 'critical',
      reason: `${describeFiring(firing[0])}${plural}`,
    };
  }
  if (noData.length > 0) {
    return {
      status: 'unknown',
      reason: `No data for ${list(noData)}; ${quietOf(all.length - noData.length, all.length)}`,
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

function list(alarms: AlarmRecord[]): string {
  const names = alarms.slice(0, mostNames).map(({ name }) => name);
  const rest = alarms.length - names.length;
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
