export type AlarmStateValue = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** A datapoint that an evaluation looked at. */
export interface Evaluated {
  /** Start of its period, milliseconds since the epoch. */
  start: number;
  value?: number;
  sampleCount?: number;
}

/** The state of an alarm and what led to it. */
export interface AlarmState {
  value: AlarmStateValue;
  /** CloudWatch's own sentence. */
  reason: string;
  /** When it came to be, in milliseconds since the epoch. */
  at: number;
  /** Newest first. Empty for the state that an alarm is born with. */
  evaluated: Evaluated[];
}
