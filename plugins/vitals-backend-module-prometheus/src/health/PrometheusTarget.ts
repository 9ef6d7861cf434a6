import { EntityQuery, Objective } from '@gantry/plugin-vitals-common';
import { Target } from '@gantry/plugin-vitals-node';

/** What an entity asks of one instance. */
export interface PrometheusTarget extends Target {
  /** What series and alerts of the entity carry; compared literally. */
  labels?: Record<string, string>;
  /** Names of alerts, or all that carry the labels. */
  alerts: string[] | 'all';
  /** What it promises; none without labels. */
  objectives: Objective[];
  /** Raw PromQL, of instances that allow it. */
  queries: EntityQuery[];
}
