import { Target } from '@gantry/plugin-vitals-node';

/** The alarms of one account and region that an entity asks for. */
export interface AlarmTarget extends Target {
  /** Whole alarm names. */
  names: string[];
  /** Beginnings of alarm names. */
  prefixes: string[];
  /** ARNs of resources: alarms on their metrics. */
  resources: string[];
  /** Resources that carry all of these tags. */
  tags?: Record<string, string>;
}
