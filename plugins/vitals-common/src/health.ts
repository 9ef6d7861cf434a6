import { Failure } from './failure';
import { ObjectiveState } from './objectives';

/** An alarm or alert as its upstream states it. */
export interface Alarm {
  name: string;
  state: 'firing' | 'quiet' | 'no-data';
  /** How bad it is when it fires; `critical` unless its upstream says less. */
  severity?: 'critical' | 'warning';
  /** The upstream's own explanation of the state. */
  reason: string;
  /** ISO 8601: when the alarm entered this state. */
  since: string;
  /** Deep link to the alarm in the upstream's console. */
  link?: string;
  /** The alarm's own runbook, where its upstream names one. */
  runbook?: string;
  /** Set where its upstream calls nobody for it now: it is then no more than a warning. */
  isMuted?: true;
  /** Set where nobody made an alarm and Gantry compares the metric with its own default threshold. */
  isDefault?: true;
}

export interface HealthDetails {
  /** Firing first, then without data, then quiet; at most {@link maximumListedAlarms}. */
  alarms: Alarm[];
  /** Counts over all alarms, listed or not. */
  counts: { firing: number; noData: number; quiet: number };
  /** How the golden signals stand, where the source reads them at each survey. */
  signals?: SignalFigure[];
  /** How the promises of `gantry.dev/slo` stand, where the source can count them. */
  objectives?: ObjectiveState[];
}

export const maximumListedAlarms = 20;

/** The four golden signals of Google's SRE book, chapter 6, in the order in which they are read. */
export const goldenSignals = [
  'traffic',
  'errors',
  'latency',
  'saturation',
] as const;

export type GoldenSignal = (typeof goldenSignals)[number];

/** One figure of now. A signal without data has none; it is never zero for that. */
export interface SignalFigure {
  signal: GoldenSignal;
  /** What is measured, for example `Requests` or `p95`. */
  name: string;
  value: number;
  unit: SeriesUnit;
}

/** Units as CloudWatch spells them; `None` for a bare number. */
export type SeriesUnit =
  | 'Seconds'
  | 'Milliseconds'
  | 'Bytes'
  | 'Count'
  | 'Count/Second'
  | 'Percent'
  | 'None';

/** A time series. Missing points are absent, never zero. */
export interface Series {
  /** What tells it apart within its chart, for example `p95` or `5xx`. */
  name: string;
  /** `[milliseconds since the epoch, value]`, oldest first. */
  points: [number, number][];
}

/** A horizontal line that figures of a chart are compared with. */
export interface ReferenceLine {
  value: number;
  kind: 'threshold' | 'default-threshold' | 'objective';
  /** What draws the line, for example the name of an alarm. */
  label: string;
}

/** Series that share a unit and a question. */
export interface Chart {
  /** Stable for the same entity and source. */
  id: string;
  /** For example `Requests` or `Latency`. */
  title: string;
  signal: GoldenSignal;
  /** What it is measured on, where an inspection covers several things: `load balancer shop-alb`. */
  subject?: string;
  unit: SeriesUnit;
  /** Milliseconds between the points of a series that misses none. */
  step: number;
  series: Series[];
  lines: ReferenceLine[];
}

export interface AlarmTransition {
  alarm: string;
  to: Alarm['state'];
  /** ISO 8601. */
  at: string;
  summary: string;
}

/** When an alarm was firing, or a default threshold was crossed. */
export interface FiringPeriod {
  alarm: string;
  /** Set where nobody made an alarm, as of {@link Alarm.isDefault}. */
  isDefault?: true;
  severity?: Alarm['severity'];
  /** The ids of the charts of what the alarm watches; absent where that is not known: it may be any of its source. */
  charts?: string[];
  /** ISO 8601; the beginning of the window for an alarm that was firing before. */
  from: string;
  /** ISO 8601; absent while it fires. */
  to?: string;
}

/** The detail behind a health reading over a window of time. */
export interface HealthInspection {
  /** By signal, in the order of {@link goldenSignals}. */
  charts: Chart[];
  /** Oldest first. */
  firing: FiringPeriod[];
  /** Newest first. */
  transitions: AlarmTransition[];
  /** How the promises stand now, where the source can count them. */
  objectives?: ObjectiveState[];
  /** What could not be read, where a part could; absent when nothing is missing. */
  missing?: Failure[];
  /** What is left out on purpose and why, a sentence each; nothing has failed, and nobody need mend it. */
  omitted?: string[];
}
