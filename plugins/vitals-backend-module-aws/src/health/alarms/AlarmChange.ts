import { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';
import { Alarm } from '@gantry/plugin-vitals-common';
import { z } from 'zod';

/** A change of an alarm's state, as its history has it. */
export interface AlarmChange {
  alarm: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Absent where the history does not tell. */
  from?: Alarm['state'];
  to: Alarm['state'];
  summary: string;
}

export const alarmStates: Record<string, Alarm['state']> = {
  ALARM: 'firing',
  INSUFFICIENT_DATA: 'no-data',
  OK: 'quiet',
};

const state = z.object({ stateValue: z.enum(Object.keys(alarmStates)) });
const historyData = z.object({
  oldState: state.optional().catch(undefined),
  newState: state,
});

/** Undefined for an item that does not say which state was entered. */
export function toAlarmChange(
  alarm: string,
  item: AlarmHistoryItem,
): AlarmChange | undefined {
  const { Timestamp, HistoryData, HistorySummary: summary = '' } = item;
  const [from, to] = statesOf(HistoryData) ?? statesIn(summary);
  return Timestamp && to
    ? { alarm, at: Timestamp.getTime(), from, to, summary }
    : undefined;
}

type States = [from?: Alarm['state'], to?: Alarm['state']];

function statesOf(text: string | undefined): States | undefined {
  try {
    const { oldState, newState } = historyData.parse(JSON.parse(text ?? ''));
    return [
      alarmStates[oldState?.stateValue ?? ''],
      alarmStates[newState.stateValue],
    ];
  } catch {
    return undefined;
  }
}

/** `Alarm updated from OK to ALARM`, where the data beside it cannot be read. */
function statesIn(summary: string): States {
  const [, from = '', to = ''] = /\bfrom (\w+) to (\w+)/.exec(summary) ?? [];
  return [alarmStates[from], alarmStates[to]];
}
