import { AlarmDefinition } from './AlarmDefinition';
import { AlarmState } from './AlarmState';
import { evaluateAlarm } from './evaluateAlarm';
import { Incident } from './Incident';
import { Series } from './Series';

const MINUTE = 60_000;

/**
 * Every state that an alarm has been in, oldest first. A quiet metric crosses no threshold, so only the minutes after
 * the alarm's creation and in and just after an incident of its service need to be looked at, and the last one.
 */
export function alarmTimeline(
  alarm: AlarmDefinition,
  series: Series | undefined,
  now: number,
  incidents: readonly Incident[],
): AlarmState[] {
  const last = Math.floor(now / MINUTE) * MINUTE;
  const span = alarm.period * 1000 * alarm.evaluationPeriods + MINUTE;
  const ranges = incidents
    .filter(incident =>
      incident.scenario.effects.some(
        effect => effect.service === alarm.service,
      ),
    )
    .map(({ from, to }) => [from, (to ?? last) + span]);
  ranges.push([alarm.createdAt, alarm.createdAt + span], [last, last]);

  const minutes = new Set<number>();
  for (const [from, to] of ranges) {
    const first = Math.ceil(Math.max(from, alarm.createdAt) / MINUTE) * MINUTE;
    for (let time = first; time <= Math.min(to, last); time += MINUTE) {
      minutes.add(time);
    }
  }

  const states: AlarmState[] = [
    {
      value: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
      at: alarm.createdAt,
      evaluated: [],
    },
  ];
  for (const time of [...minutes].sort((a, b) => a - b)) {
    const state = evaluateAlarm(alarm, series, time, incidents);
    if (state.value !== states[states.length - 1].value) {
      states.push(state);
    }
  }
  return states;
}
