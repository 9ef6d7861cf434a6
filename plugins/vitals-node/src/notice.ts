import { Status } from '@gantry/plugin-vitals-common';

/** What is told of an incident: that it is one, that it has become worse, or that it is over. */
export type NoticePhase = Exclude<Status, 'ok'> | 'resolved';

/** One entity that a notice names. All of them belong to the same owner. */
export interface NoticeEntity {
  entityRef: string;
  /** As people call it. */
  name: string;
  /** When the notice was written. */
  status: Status;
  /** One sentence that a person on call can act on. */
  reason: string;
  /** ISO 8601: since when it fails, without having been well for long; absent where that is forgotten. */
  since?: string;
  /** As annotated: `1`, the most critical, to `4`. */
  tier?: string;
  /** The whole address of what to do. */
  runbook?: string;
}

/**
 * What the owner of some entities is told of an incident. It names nothing that belongs to others, who may be the only
 * ones to see it.
 */
export interface Notice {
  /** The same for all notices of one incident to one owner. */
  incidentId: string;
  /** An incident has one notice of each phase at most in a round. */
  phase: NoticePhase;
  /**
   * 2 or more where the incident had stood lower for long in between, so that what was told before may be told anew;
   * 1 if absent.
   */
  round?: number;
  /** The entity reference of the owner, a group or a user. */
  ownerRef: string;
  severity: 'critical' | 'high' | 'normal' | 'low';
  topic: string;
  /** Of one line. */
  title: string;
  /** Of several lines, plain text without a `<`, 2,500 characters at most. */
  text: string;
  /** A path of the portal. */
  path: string;
  /** The same as a whole address. */
  url: string;
  /** The probable cause first where it is one of them, then worst first. Never empty. */
  entities: NoticeEntity[];
  /** ISO 8601: when it was decided. */
  at: string;
}

/** Hands notices on to people, or to what hands them on. */
export interface NoticeSink {
  /** For example `sns`; stands in logs, and in the database beside what has been delivered. */
  readonly id: string;

  /**
   * Delivers one notice. Called by one replica at a time; again later where it throws, and where the replica ended
   * before it could say that it was done: what is delivered should carry {@link noticeKey}, by which a
   * receiver knows a second one.
   *
   * @param signal - aborts when there has been time enough
   * @throws InputError for what will not be taken, however often it is tried; it is given up. Whatever else is thrown
   * has it tried again, a few times within hours.
   */
  deliver(notice: Notice, signal: AbortSignal): Promise<void>;
}

/** The same for a notice that is delivered twice, and for no other one. */
export function noticeKey({ incidentId, phase, round = 1 }: Notice): string {
  const key = `vitals:${incidentId}:${phase}`;
  return round > 1 ? `${key}:${round}` : key;
}
