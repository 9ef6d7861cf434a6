import { EntityFacts } from './entityFacts';
import { SourceFailure } from './failure';
import { HealthInspection } from './health';
import { Reading, Status, VitalKind } from './reading';
import { Verdicts } from './verdict';

/** A reading as an entity's page needs it. */
export type EntityReading<K extends VitalKind = VitalKind> = Reading<K> & {
  /** Whether it has outlived its time and no longer counts, as of the answer. */
  stale: boolean;
  /** ISO 8601: since when it stands as it does; see {@link Verdict.since}. */
  since?: string;
};

/** `GET /entities/:kind/:namespace/:name` */
export interface EntityVitals {
  entityRef: string;
  verdicts: Verdicts;
  readings: EntityReading[];
  /** Sources that could not answer; their last readings, if any, stay in `readings`. */
  failures: SourceFailure[];
  /** Sources that this entity asks for and that have not been surveyed yet. */
  pending: { vital: VitalKind; source: string }[];
  /** The vitals that the caller lacks the right to; nothing of them is in the answer. */
  denied: VitalKind[];
}

export interface FleetItem {
  entityRef: string;
  verdicts: Verdicts;
  /** Without the runbook; absent until the catalog has been read, and for what has left it. */
  facts?: EntityFacts;
}

/**
 * `GET /fleet?since=<revision>`
 *
 * With `since` it holds what changed after that revision, with empty `verdicts` for an entity of which
 * nothing is known any more. It does not tell what the caller can no longer see, as an entity that was
 * removed from the catalog: ask in full, without `since`, from time to time.
 */
export interface Fleet {
  /** Grows with every change of a verdict; hand it back as `since`. */
  revision: number;
  items: FleetItem[];
}

/** A change of what one source says of one vital of one entity. What it says first is none. */
export interface Transition {
  entityRef: string;
  vital: VitalKind;
  source: string;
  from: Status;
  to: Status;
  /** Of the status that was entered. */
  reason: string;
  /** ISO 8601: when Gantry saw it. */
  at: string;
}

/**
 * Of which entities transitions are told: of all, or of those that the caller, or a group of the caller's,
 * owns and of others only what became or ceased to be critical.
 */
export const transitionScopes = ['all', 'mine'] as const;

export type TransitionScope = (typeof transitionScopes)[number];

/** `GET /transitions?since=<ISO 8601>&entity=<reference>&scope=all|mine&limit=<1 to 500>&cursor=<cursor>` */
export interface Transitions {
  /** Newest first. */
  items: Transition[];
  /** Where the next, older page begins; absent when there is none. */
  cursor?: string;
}

/** The detail behind readings, by vital. */
export interface Inspections {
  health: HealthInspection;
}

/** `GET /entities/:kind/:namespace/:name/:vital?from&to`: one result a source. */
export interface EntityInspection<K extends VitalKind = VitalKind> {
  entityRef: string;
  vital: K;
  /** ISO 8601, aligned to the step of the series. */
  from: string;
  to: string;
  results: (
    | { source: string; inspection: Inspections[K] }
    | { source: string; failure: SourceFailure }
  )[];
}

/** The signal channel that says that something changed. It carries no data. */
export const vitalsSignalChannel = 'vitals';

export interface VitalsSignal {
  revision: number;
}
