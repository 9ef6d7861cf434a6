export * from './VitalsStore';
export type { SavedSource, SourceResult } from './saveResults';
export type { ReadingSummary, Transition } from './rows';
