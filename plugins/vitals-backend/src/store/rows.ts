import {
  FailureKind,
  Reading,
  SourceFailure,
  Status,
  VitalKind,
} from '@gantry/plugin-vitals-common';

export interface ReadingRow {
  entity_ref: string;
  kind: VitalKind;
  source: string;
  status: Status;
  reason: string;
  observed_at: string;
  link: string | null;
  details: string;
  /** Whether it has been counted as outlived. SQLite answers 0 and 1. */
  stale: boolean | number;
  /** Null where the status is older than what is kept of transitions. */
  since: string | null;
  /** Since when it is critical or warning, taken as one; null where it is neither, or that is forgotten. */
  failing_since: string | null;
}

export interface FailureRow {
  entity_ref: string;
  vital: VitalKind;
  source: string;
  kind: FailureKind;
  message: string;
  fix: string | null;
  since: string;
}

/** A change of what one source says of one vital of one entity. */
export interface TransitionRow {
  entity_ref: string;
  kind: VitalKind;
  source: string;
  /** Null for the first reading. */
  from_status: Status | null;
  to_status: Status;
  reason: string;
  at: string;
  /** Whether the source answers again, or for the first time. SQLite answers 0 and 1. */
  after_silence?: boolean | number;
}

/** A reading, and since when its status stands, as far as that is known. */
export type StoredReading = Reading & { since?: string };

/** A reading as the fleet needs it. */
export type ReadingSummary = Omit<StoredReading, 'details'> & {
  /** Whether a survey has counted it as outlived, and raised the revision for that. */
  isCountedOutlived: boolean;
};

export const readingSummaryColumns = [
  'entity_ref',
  'kind',
  'source',
  'status',
  'reason',
  'observed_at',
  'link',
  'since',
  'stale',
] as const;

export function toReadingRow(
  reading: Reading,
  stale: boolean,
): Omit<ReadingRow, 'since' | 'failing_since'> {
  return {
    entity_ref: reading.entityRef,
    kind: reading.kind,
    source: reading.source,
    status: reading.status,
    reason: reading.reason,
    observed_at: reading.observedAt,
    link: reading.link ?? null,
    details: JSON.stringify(reading.details),
    stale,
  };
}

export function toReadingSummary(
  row: Omit<ReadingRow, 'details' | 'failing_since'>,
): ReadingSummary {
  return { ...toJudgement(row), isCountedOutlived: Boolean(row.stale) };
}

function toJudgement(
  row: Omit<ReadingRow, 'details' | 'stale' | 'failing_since'>,
): Omit<StoredReading, 'details'> {
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    source: row.source,
    status: row.status,
    reason: row.reason,
    observedAt: row.observed_at,
    link: row.link ?? undefined,
    since: row.since ?? undefined,
  };
}

export function toReading(row: ReadingRow): StoredReading {
  return { ...toJudgement(row), details: JSON.parse(row.details) };
}

export function toFailureRow(failure: SourceFailure): FailureRow {
  return {
    entity_ref: failure.entityRef,
    vital: failure.vital,
    source: failure.source,
    kind: failure.kind,
    message: failure.message,
    fix: failure.fix ?? null,
    since: failure.since,
  };
}

export function toSourceFailure(row: FailureRow): SourceFailure {
  return {
    entityRef: row.entity_ref,
    vital: row.vital,
    source: row.source,
    kind: row.kind,
    message: row.message,
    fix: row.fix ?? undefined,
    since: row.since,
  };
}
