/** What an incident does to one metric of one service. */
export type Effect = {
  service: string;
  namespace: string;
  metricName: string;
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
