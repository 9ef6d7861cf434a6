import { AlarmRecord } from './AlarmRecord';

const order = { ALARM: 0, INSUFFICIENT_DATA: 1, OK: 2 };

/** Firing first, muted ones last of these, then without data, then quiet; of equals, the one that began first. */
export function worstFirst(alarms: readonly AlarmRecord[]): AlarmRecord[] {
  // Of those that fire, the one that began is likelier to be the cause than those that followed.
  return [...alarms].sort(
    (a, b) =>
      order[a.state] - order[b.state] ||
      Number(isMutedFiring(a)) - Number(isMutedFiring(b)) ||
      a.since.localeCompare(b.since) ||
      a.name.localeCompare(b.name),
  );
}

function isMutedFiring({ state, isMuted }: AlarmRecord): boolean {
  return state === 'ALARM' && isMuted === true;
}
