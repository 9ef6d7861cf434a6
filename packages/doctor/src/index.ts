export { examine } from './examine';
export type { Examination } from './examine';
export type { Check, CheckOutcome, Finding, Report, Severity } from './Finding';
