import { Failure, Status } from '@gantry/plugin-vitals-common';
import { AlarmRecord } from './AlarmRecord';
import { describeFiring, nameOf } from './describeFiring';

const mostNames = 3;

/**
 * What all alarms of an entity say together. A default threshold that had nothing to count, like that of a
 * function which runs by night, says nothing unless all are like that. A muted alarm that fires is a warning.
 *
 * @param all - worst first
 * @param missing - names and beginnings that no alarm has
 * @param failures - why default thresholds among them have no data
 */
export function describeAlarms(
  all: AlarmRecord[],
  missing: string[],
  failures: Failure[],
): { status: Status; reason: string } {
  const spoken = all.filter(({ isIdle }) => !isIdle);
  if (spoken.length === 0 || spoken.length === all.length) {
    return describeSpoken(all, missing, failures);
  }
  const { status, reason } = describeSpoken(spoken, missing, failures);
  const idle = list(namesOf(all.filter(({ isIdle }) => isIdle)));
  return {
    status,
    reason: status === 'ok' ? `${reason}; nothing to count in ${idle}` : reason,
  };
}

function describeSpoken(
  all: AlarmRecord[],
  missing: string[],
  failures: Failure[],
): { status: Status; reason: string } {
  const firing = all.filter(({ state }) => state === 'ALARM');
  const noData = all.filter(({ state }) => state === 'INSUFFICIENT_DATA');
  const notFound =
    missing.length > 0 ? [`no alarm is found for ${list(missing)}`] : [];
  if (firing.length > 0) {
    const others = firing.slice(1);
    const more = others.length > 0 ? `; so is ${list(namesOf(others))}` : '';
    const plural = others.length > 1 ? more.replace('so is', 'so are') : more;
    return {
      // Somebody has decided that nobody is called for it, not that it is well.
      status: firing[0].isMuted ? 'warning' : 'critical',
      reason: [`${describeFiring(firing[0])}${plural}`, ...notFound].join('; '),
    };
  }
  if (noData.length + missing.length > 0) {
    const why = noData.some(({ isDefault }) => isDefault)
      ? failures.map(({ message }) => ` (${message.replace(/\.$/, '')})`)
      : [];
    const silent =
      noData.length > 0
        ? [`no data for ${list(namesOf(noData))}${why.join('')}`]
        : [];
    const quiet = quietOf(all.length - noData.length, all.length);
    return {
      status: 'unknown',
      reason: sentence([...notFound, ...silent, quiet]),
    };
  }
  return { status: 'ok', reason: allQuiet(all) };
}

function allQuiet(all: AlarmRecord[]): string {
  const defaults = all.filter(({ isDefault }) => isDefault).length;
  if (all.length === 1) {
    return defaults === 1
      ? `Its one alarm, the default threshold for ${all[0].name}, is quiet`
      : `Its one alarm, ${nameOf(all[0])}, is quiet`;
  }
  const muted = all.filter(({ isMuted }) => isMuted).length;
  const which = [
    ...(defaults > 0 ? [`, ${defaults} of them by default threshold`] : []),
    ...(muted > 0 ? [`, ${muted} of them muted`] : []),
  ];
  return `All ${all.length} alarms are quiet${which.join('')}`;
}

function quietOf(quiet: number, all: number): string {
  if (quiet === 0) {
    return 'no alarm can be judged';
  }
  return `${quiet} of ${all} alarms ${quiet === 1 ? 'is' : 'are'} quiet`;
}

function namesOf(alarms: AlarmRecord[]): string[] {
  return alarms.map(nameOf);
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
