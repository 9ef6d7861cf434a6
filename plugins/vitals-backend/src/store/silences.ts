import { FailureKind } from '@gantry/plugin-vitals-common';

/** Failures of the source as a whole; the others are of what one entity asks of it. */
export const silences: readonly FailureKind[] = [
  'denied',
  'throttled',
  'timeout',
  'unreachable',
];
