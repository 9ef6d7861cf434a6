import { VitalKind } from '@gantry/plugin-vitals-common';

/** The id of the scheduled task that surveys a source. */
export function surveyTaskId(kind: VitalKind, source: string): string {
  return `survey:${kind}:${source}`;
}
