import { Alarm } from '@gantry/plugin-vitals-common';

/**
 * One rule of a name where there are several, as for each runtime that a service may have: while one fires or
 * cannot be evaluated the others add nothing, and while all are quiet they are one.
 */
export function onceEach(alarms: Alarm[]): Alarm[] {
  const quiet = new Map<string, Alarm>();
  const others: Alarm[] = [];
  for (const alarm of alarms) {
    if (alarm.state !== 'quiet') {
      others.push(alarm);
    } else if (!quiet.has(keyOf(alarm))) {
      quiet.set(keyOf(alarm), alarm);
    }
  }
  others.forEach(alarm => quiet.delete(keyOf(alarm)));
  return [...others, ...quiet.values()];
}

function keyOf({ name, severity }: Alarm): string {
  return `${severity} ${name}`;
}
