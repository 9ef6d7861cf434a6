import { ConsoleLinks } from '@gantry/plugin-aws-node';
import {
  Alarm,
  Status,
  compareStatus,
  countedObjectives,
  maximumListedAlarms,
} from '@gantry/plugin-vitals-common';
import { ReadingBody } from '@gantry/plugin-vitals-node';
import { Match } from './matchTarget';
import { Watched } from './planWatches';
import { alarmStates } from './alarms/AlarmChange';
import { AlarmRecord } from './alarms/AlarmRecord';
import { describeAlarms } from './alarms/describeAlarms';
import { worstFirst } from './alarms/worstFirst';

interface Opinion {
  status: Status;
  reason: string;
}

/**
 * Makes one reading of all alarms, default thresholds and objectives of an entity: critical while an alarm
 * fires, a warning while none but muted ones do, unknown while one is without data or missing, ok when all are
 * quiet; an objective counts as it stands.
 *
 * @param match - with at least one alarm, unless there is a default threshold or an objective
 */
export function judgeHealth(
  { alarms: own, missing }: Match,
  watched: Watched,
  region: string,
  links: ConsoleLinks,
): ReadingBody<'health'> {
  const { objectives, signals } = watched;
  const sorted = worstFirst([...own, ...watched.alarms]);
  const opinions: Opinion[] = [
    ...(sorted.length + missing.length > 0
      ? [describeAlarms(sorted, missing, watched.failures)]
      : []),
    ...countedObjectives(objectives, sorted.length + missing.length > 0),
  ];
  const seenAt = Math.min(Date.now(), ...own.map(alarm => alarm.seenAt));
  const firing = sorted.filter(({ state }) => state === 'ALARM').length;
  const noData = sorted.filter(
    ({ state }) => state === 'INSUFFICIENT_DATA',
  ).length;

  return {
    ...fold(opinions),
    observedAt: new Date(seenAt).toISOString(),
    link: linkOf(sorted, region, links),
    details: {
      alarms: sorted
        .slice(0, maximumListedAlarms)
        .map(alarm => toAlarm(alarm, region, links)),
      counts: { firing, noData, quiet: sorted.length - firing - noData },
      ...(signals.length > 0 && { signals }),
      ...(objectives.length > 0 && { objectives }),
    },
  };
}

/** The worst opinion, with all that are as bad; of what is well the first says enough. */
function fold(opinions: Opinion[]): Opinion {
  const [worst, ...others] = [...opinions].sort(compareStatus);
  const asBad = others.filter(
    ({ status }) => status === worst.status && status !== 'ok',
  );
  return {
    status: worst.status,
    reason: [worst, ...asBad].map(({ reason }) => reason).join('; '),
  };
}

function toAlarm(
  alarm: AlarmRecord,
  region: string,
  links: ConsoleLinks,
): Alarm {
  return {
    name: alarm.name,
    state: alarmStates[alarm.state],
    reason: alarm.stateReason,
    since: alarm.since,
    link: alarm.link ?? links.alarm(region, alarm.name),
    ...(alarm.isMuted && { isMuted: true, severity: 'warning' }),
    ...(alarm.isDefault && { isDefault: true }),
  };
}

/** To the alarm that needs looking at, else to all of them. */
function linkOf(
  sorted: AlarmRecord[],
  region: string,
  links: ConsoleLinks,
): string {
  const [worst] = sorted;
  if (worst && worst.state !== 'OK') {
    return worst.link ?? links.alarm(region, worst.name);
  }
  const own = sorted.filter(({ isDefault }) => !isDefault);
  return own.length === 0 && worst?.link
    ? worst.link
    : links.alarms(region, commonWords(own));
}

/** The beginning that all names share, up to a hyphen; the console can search for it. */
function commonWords(alarms: AlarmRecord[]): string | undefined {
  let prefix = alarms[0]?.name ?? '';
  for (const { name } of alarms) {
    while (!name.startsWith(prefix)) {
      prefix = prefix.slice(0, -1);
    }
  }
  return /^[\w-]*[\w](?=-|$)/.exec(prefix)?.[0];
}
