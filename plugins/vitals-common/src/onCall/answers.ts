import { EntityFacts } from '../entityFacts';
import { Status, VitalKind } from '../reading';
import { Verdict } from '../verdict';

/** Somebody's word that they see to it. Ends once what it was given for has been well for ten minutes. */
export interface Acknowledgement {
  /** The entity reference of the user. */
  by: string;
  /** ISO 8601. */
  at: string;
  note?: string;
}

/** A status that keeps coming and going. */
export interface Flapping {
  /** How often it changed between failing and not. */
  changes: number;
  /** ISO 8601: the first of those changes. */
  since: string;
}

/** One entity of an incident. */
export interface IncidentEntity {
  entityRef: string;
  facts: EntityFacts;
  /** The vital of which the verdict is, the worst that the caller may see. */
  vital: VitalKind;
  /** Never that all is well: what flaps and is well at the moment stands as it failed last. */
  verdict: Verdict;
  flapping?: Flapping;
  acknowledgement?: Acknowledgement;
}

/** What a group of entities probably has in common: the deepest of them that fails, or the source that says nothing. */
export type IncidentCause = { entityRef: string } | { source: string };

/** What needs somebody: an entity that does, or several that probably do for one cause. */
export interface Incident {
  /** Never an entity that is well, nor one that the caller may not see. */
  cause: IncidentCause;
  /** Why the others are counted among its consequences, in one sentence; absent where there are none. */
  because?: string;
  /** The worst of its entities. */
  status: Status;
  /** ISO 8601: when the first of its entities that still need somebody began to, as far as that is known. */
  since?: string;
  /** How many entities it has that the caller may see, listed or not. */
  entityCount: number;
  /**
   * The cause first where it is an entity, then worst first and among equals what has lasted longest. Of more than
   * {@link mostListedEntities} the first so many.
   */
  entities: IncidentEntity[];
  /** That of the cause. */
  acknowledgement?: Acknowledgement;
}

/** Of one incident; the rest of an outage tells nothing more. */
export const mostListedEntities = 100;

/** `GET /on-call` */
export interface OnCall {
  revision: number;
  /** Worst first and among equals what has lasted longest. */
  items: Incident[];
  /** Whether the caller may acknowledge. */
  mayAcknowledge: boolean;
}

/**
 * `POST /on-call/acknowledgements`, for an incident as the caller sees it: for its cause, and for those of its entities
 * that nobody has acknowledged yet, listed or not.
 *
 * Answers 201 with an {@link Acknowledgement}, 403 without the permission, 404 where the caller sees no such incident
 * and 409, naming who was first, where its cause is acknowledged already.
 */
export interface AcknowledgementRequest {
  cause: IncidentCause;
  /** At most {@link maximumNoteLength} characters. */
  note?: string;
}

export const maximumNoteLength = 500;

/** What became of one entity in a shift. */
export interface HandoverEntry {
  entityRef: string;
  facts: EntityFacts;
  vital: VitalKind;
  /** The worst status in the shift, and the reason of it. */
  status: Status;
  reason: string;
  /** ISO 8601: when it first failed in the shift; before the shift where it failed already, absent where that is forgotten. */
  from?: string;
  /** ISO 8601: when it was well again for good; absent while it still fails. */
  until?: string;
  /** How often its status changed in the shift. */
  changes: number;
  /** Of the shift, oldest first. */
  acknowledgements: (Acknowledgement & {
    /** ISO 8601. */
    endedAt?: string;
  })[];
}

/** `GET /on-call/handover?from=<ISO 8601>&to=<ISO 8601>`: what fired, was acknowledged and is still open. */
export interface Handover {
  /** ISO 8601. */
  from: string;
  to: string;
  /** What is still open first, worst first. */
  items: HandoverEntry[];
}
