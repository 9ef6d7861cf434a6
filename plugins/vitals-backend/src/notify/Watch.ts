import { Status } from '@gantry/plugin-vitals-common';
import { settledAfter } from '../store';
import { FailingStatus } from './NoticeSettings';

/** What is remembered of an entity that fails, or that has failed too lately to be called well. */
export interface Watch {
  entityRef: string;
  status: Status;
  /** ISO 8601, as all times here: since it fails, through times of which nothing is known; absent while it is well. */
  failingSince?: string;
  /** Present while it is critical, or was before it became unknown. */
  criticalSince?: string;
  /** Present while it is unknown. */
  unknownSince?: string;
  /** Present while it is well. */
  wellSince?: string;
}

/** Stands for a time that is longer ago than Gantry remembers. */
export const forgotten = new Date(0).toISOString();

export function known(time: string | undefined): string | undefined {
  return time === forgotten ? undefined : time;
}

/**
 * What is remembered after one more look.
 *
 * @param seen - its verdict
 * @param now - ISO 8601
 * @returns undefined for what is well, and was before
 */
export function observe(
  entityRef: string,
  before: Watch | undefined,
  seen: { status: Status; since?: string },
  now: string,
): Watch | undefined {
  const { status } = seen;
  if (status === 'ok') {
    // Not since when the verdict stands: it may be that of another source, which has been well all the time.
    return before && { entityRef, status, wellSince: before.wellSince ?? now };
  }
  const since = later(seen.since ?? (before ? now : forgotten), before);
  if (status === 'unknown') {
    const { failingSince, criticalSince, unknownSince } = before ?? {};
    return {
      ...{ entityRef, status, failingSince, criticalSince },
      unknownSince: unknownSince ?? since,
    };
  }
  return {
    entityRef,
    status,
    failingSince: before?.failingSince ?? since,
    criticalSince:
      status === 'critical' ? (before?.criticalSince ?? since) : undefined,
  };
}

/** A verdict may have stood in another source before; what was well then was not failing. */
function later(since: string, before: Watch | undefined): string {
  const wellSince = before?.wellSince ?? '';
  return since > wellSince ? since : wellSince;
}

/**
 * Whether it may be called well: for long enough, which is longer for what keeps coming and going.
 *
 * @param resolvedAfter - milliseconds
 */
export function isWellAgain(
  { wellSince }: Watch,
  now: string,
  { resolvedAfter, isFlapping }: { resolvedAfter: number; isFlapping: boolean },
): boolean {
  const after = isFlapping
    ? Math.max(resolvedAfter, settledAfter)
    : resolvedAfter;
  return wellSince !== undefined && elapsed(wellSince, now) >= after;
}

export interface DueOptions {
  /** Milliseconds that a status must have lasted; Infinity for what is not told. */
  after: (status: FailingStatus) => number;
  /** What keeps coming and going never lasts. */
  isFlapping: boolean;
}

/**
 * As what it is to be told of, which may be less than it is: something that became critical just now, and has been a
 * warning for long, is due as a warning.
 *
 * @returns undefined for what has not lasted long enough, or is well
 */
export function dueStatus(
  watch: Watch,
  now: string,
  { after, isFlapping }: DueOptions,
): FailingStatus | undefined {
  const { status, criticalSince, failingSince, unknownSince } = watch;
  if (status === 'ok' || after(status) === Infinity) {
    return undefined;
  }
  const hasLasted = (since: string | undefined, as: FailingStatus) =>
    since !== undefined && elapsed(since, now) >= after(as);
  if (status === 'unknown') {
    return hasLasted(unknownSince, status) ? status : undefined;
  }
  if (isFlapping || hasLasted(criticalSince, 'critical')) {
    return status;
  }
  return hasLasted(failingSince, 'warning') ? 'warning' : undefined;
}

function elapsed(since: string, now: string): number {
  return Date.parse(now) - Date.parse(since);
}
