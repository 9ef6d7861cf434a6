/** What an incident does to one metric of one service. */
export type Effect = {
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

/** A named state of the world. Scenarios are data: what they do to which metric. */
export interface Scenario {
  name: string;
  description: string;
  effects: Effect[];
}
