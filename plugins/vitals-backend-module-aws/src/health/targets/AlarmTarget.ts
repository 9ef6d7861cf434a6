import { Objective } from '@gantry/plugin-vitals-common';
import { Target } from '@gantry/plugin-vitals-node';

/** The alarms and metrics of one account and region that an entity asks for. */
export interface AlarmTarget extends Target {
  /** Whole alarm names. */
  names: string[];
  /** Beginnings of alarm names. */
  prefixes: string[];
  /** ARNs of resources: alarms on their metrics, and their golden signals. */
  resources: string[];
  /** Resources that carry all of these tags. */
  tags?: Record<string, string>;
  /** ECS services that carry all of these tags. */
  serviceTags?: Record<string, string>;
  /** What the entity promises. */
  objectives: Objective[];
}
