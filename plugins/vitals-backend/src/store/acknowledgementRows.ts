import { Acknowledgement, IncidentCause } from '@gantry/plugin-vitals-common';

/** What is acknowledged: an entity reference, or `source:` and the id of a source. */
export type Subject = string;

const sourcePrefix = 'source:';

export type EndReason = 'recovered' | 'withdrawn' | 'forgotten';

export interface AcknowledgementRow {
  subject: Subject;
  /** The subject that it was given for, and this one with it. */
  cause: Subject;
  given_by: string;
  given_at: string;
  note: string | null;
  ended_at: string | null;
  ended_because: EndReason | null;
  ended_by: string | null;
}

export function subjectOf(cause: IncidentCause): Subject {
  return 'source' in cause ? `${sourcePrefix}${cause.source}` : cause.entityRef;
}

/** Undefined for an entity. */
export function sourceOf(subject: Subject): string | undefined {
  return subject.startsWith(sourcePrefix)
    ? subject.slice(sourcePrefix.length)
    : undefined;
}

export function toAcknowledgement(
  row: Pick<AcknowledgementRow, 'given_by' | 'given_at' | 'note'>,
): Acknowledgement {
  return {
    by: row.given_by,
    at: row.given_at,
    note: row.note ?? undefined,
  };
}
