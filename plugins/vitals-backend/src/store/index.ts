export * from './VitalsStore';
export type {
  AcknowledgementStore,
  PastAcknowledgement,
} from './AcknowledgementStore';
export { sourceOf, subjectOf } from './acknowledgementRows';
export type { Subject } from './acknowledgementRows';
export { settledAfter } from './endAcknowledgements';
export type { FailingSince } from './readFailingSince';
export { fewestFlaps, flappingWindow } from './readFlapping';
export type { Flaps, FlapsByVital } from './readFlapping';
export type { EntityRecord, FleetRecord } from './readFleet';
export type { Shift, ShiftSeries, TransitionId } from './readShift';
export { silences } from './silences';
export type { SavedSource, SourceResult } from './saveResults';
export type {
  TransitionBoundary,
  TransitionPosition,
  TransitionsQuery,
} from './readTransitions';
