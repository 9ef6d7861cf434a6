import { Failure } from './failure';

/** An alarm or alert as its upstream states it. */
export interface Alarm {
  name: string;
  state: 'firing' | 'quiet' | 'no-data';
  /** The upstream's own explanation of the state. */
  reason: string;
  /** ISO 8601: when the alarm entered this state. */
  since: string;
  /** Deep link to the alarm in the upstream's console. */
  link?: string;
}

export interface HealthDetails {
  /** Firing first, then without data, then quiet; at most {@link maximumListedAlarms}. */
  alarms: Alarm[];
  /** Counts over all alarms, listed or not. */
  counts: { firing: number; noData: number; quiet: number };
}

export const maximumListedAlarms = 20;

/** A time series behind a reading. Missing points are absent, never zero. */
export interface Series {
  name: string;
  /** The upstream's unit, for example `Seconds`, `Count`, `Percent`. */
  unit?: string;
  /** `[milliseconds since the epoch, value]`, oldest first. */
  points: [number, number][];
  /** A line that the alarm on this series is compared with. */
  threshold?: number;
}

export interface AlarmTransition {
  alarm: string;
  /** ISO 8601. */
  at: string;
  summary: string;
}

/** The detail behind a health reading over a window of time. */
export interface HealthInspection {
  series: Series[];
  /** Newest first. */
  transitions: AlarmTransition[];
  /** What could not be read, where a part could; absent when nothing is missing. */
  missing?: Failure[];
}
