/** When, within an incident, one of its effects holds. */
export interface Timing {
  /** Minutes after the beginning of the incident; with it unless it is given. */
  afterMinutes?: number;
  /** It holds for so many minutes and then not for so many, again and again; all the time unless it is given. */
  turns?: { onMinutes: number; offMinutes: number };
}

/** What an incident does to one metric of one service. */
export type Effect = Timing & {
  service: string;
  namespace: string;
  metricName: string;
  /** Which of the service's metrics of this name, where it has several; all of them unless it is given. */
  dimensions?: Record<string, string>;
} & (
    | {
        /** The figure that the metric climbs (or falls) to, in its own unit. */
        reaches: number;
        withinMinutes: number;
      }
    | {
        /** The metric is no longer reported, so its alarms run out of data. */
        stops: true;
      }
  );

/** What an incident does to the calls that somebody makes of an API of AWS. */
export interface CallEffect extends Timing {
  upstream: 'cloudwatch' | 'tagging';
  region: string;
  /** The operation that it strikes, such as `DescribeAlarms`. */
  operation: string;
  /** It is refused with the upstream's own error, or the answer never comes. */
  answer: 'throttled' | 'never';
}

/** A named state of the world. Scenarios are data: what they do to which metric. */
export interface Scenario {
  name: string;
  description: string;
  /** How long it has been going on, unseen, when it is called; six minutes unless it is given. */
  begunMinutesAgo?: number;
  effects: Effect[];
  calls?: CallEffect[];
}
