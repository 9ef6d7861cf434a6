import { Part } from '../Part';
import { AlertGroup } from './AlertRule';

/** Rules for the Prometheus of the estate. */
export function alertGroups(...groups: AlertGroup[]): Part {
  return () => ({
    resources: [],
    series: [],
    alarms: [],
    alertGroups: groups,
  });
}
