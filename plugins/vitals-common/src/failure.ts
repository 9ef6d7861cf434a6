import { VitalKind } from './reading';

/**
 * Why a source could not answer.
 *
 * - `not-configured`: the entity asks for a source that the configuration does not have
 * - `not-found`: the upstream knows nothing by that name
 * - `denied`: a right is missing; the message names it
 * - `throttled`: the upstream's rate limit was hit
 * - `timeout`: no answer within the deadline
 * - `malformed`: an annotation or an answer could not be understood
 * - `unreachable`: no connection, or the upstream itself failed
 */
export type FailureKind =
  | 'not-configured'
  | 'not-found'
  | 'denied'
  | 'throttled'
  | 'timeout'
  | 'malformed'
  | 'unreachable';

export interface Failure {
  kind: FailureKind;
  /** One sentence: what went wrong, with the upstream's words where they help. */
  message: string;
  /** What to do about it; text that can be pasted where that is possible. */
  fix?: string;
}

/** A failure of one source for one entity, as routes answer it. */
export interface SourceFailure extends Failure {
  entityRef: string;
  vital: VitalKind;
  source: string;
  /** ISO 8601: when the first of the uninterrupted failures was seen. */
  since: string;
}
