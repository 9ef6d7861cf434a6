import { AlarmTransition, FiringPeriod } from '@gantry/plugin-vitals-common';
import { TimeWindow } from '@gantry/plugin-vitals-node';
import { AlarmRecord } from './AlarmRecord';
import { AlarmHistory } from './readHistory';

/**
 * When the alarms were firing within a window, folded from their changes up to now: an alarm that was
 * firing before the window begins with it, and one that has not ended has no end.
 *
 * @param chartsOf - the ids of the charts of what an alarm watches, where that is known
 */
export function firingPeriods(
  histories: AlarmHistory[],
  window: TimeWindow,
  chartsOf: (alarm: AlarmRecord) => string[] | undefined,
): FiringPeriod[] {
  return histories
    .flatMap(history => {
      const charts = chartsOf(history.alarm);
      return periodsOf(history, window).map(period => ({
        ...period,
        ...(charts && { charts }),
      }));
    })
    .sort((a, b) => a.from.localeCompare(b.from));
}

function periodsOf(
  { alarm, changes, isCut }: AlarmHistory,
  window: TimeWindow,
): FiringPeriod[] {
  const begin = window.from.getTime();
  const end = window.to.getTime();
  const spans: { from: number; to?: number }[] = [];
  let firingSince: number | undefined;
  if (changes.length === 0) {
    // Nothing has changed since the window's beginning, or nothing can be known but the state of now.
    firingSince = alarm.state === 'ALARM' ? Date.parse(alarm.since) : undefined;
  } else if (changes[0].from === 'firing') {
    // Of what lies before the oldest change that is known, only its end is.
    firingSince = isCut ? changes[0].at : begin;
  }
  for (const { at, to } of changes) {
    if (to === 'firing') {
      firingSince ??= at;
    } else if (firingSince !== undefined) {
      spans.push({ from: firingSince, to: at });
      firingSince = undefined;
    }
  }
  if (firingSince !== undefined) {
    spans.push({ from: firingSince });
  }
  return spans
    .filter(({ from, to = Infinity }) => from < end && to > begin && to > from)
    .map(({ from, to }) => ({
      alarm: alarm.name,
      ...(alarm.isMuted && { severity: 'warning' as const }),
      from: new Date(Math.max(from, begin)).toISOString(),
      ...(to !== undefined && { to: new Date(to).toISOString() }),
    }));
}

/** The changes within the window, newest first. */
export function transitionsOf(
  histories: AlarmHistory[],
  window: TimeWindow,
): AlarmTransition[] {
  return histories
    .flatMap(({ changes }) => changes)
    .filter(
      ({ at }) => at >= window.from.getTime() && at <= window.to.getTime(),
    )
    .sort((a, b) => b.at - a.at)
    .map(({ alarm, at, to, summary }) => ({
      alarm,
      to,
      at: new Date(at).toISOString(),
      summary,
    }));
}
