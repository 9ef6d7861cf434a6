export * from './VitalsStore';
export type { EntityRecord, FleetRecord } from './readFleet';
export type { SavedSource, SourceResult } from './saveResults';
export type {
  TransitionBoundary,
  TransitionPosition,
  TransitionsQuery,
} from './readTransitions';
