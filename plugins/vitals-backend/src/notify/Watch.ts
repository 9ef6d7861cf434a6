import { Status, compareStatus } from '@gantry/plugin-vitals-common';
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
  /** Present while it is unknown: since when Gantry looks and sees nothing. */
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
 * @param unknownSince - ISO 8601: counts for what was not unknown at the look before
 * @returns undefined for what is well, and was before
 */
export function observe(
  entityRef: string,
  before: Watch | undefined,
  seen: { status: Status; since?: string },
  { now, unknownSince }: { now: string; unknownSince: string },
): Watch | undefined {
  const { status } = seen;
  if (status === 'ok') {
    // Not since when the verdict stands: it may be that of another source, which has been well all the time.
    return before && { entityRef, status, wellSince: before.wellSince ?? now };
  }
  if (status === 'unknown') {
    const { failingSince, criticalSince } = before ?? {};
    return {
      ...{ entityRef, status, failingSince, criticalSince },
      unknownSince: before?.unknownSince ?? unknownSince,
    };
  }
  const since = later(seen.since ?? (before ? now : forgotten), before);
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
 * Whether it has been better for long enough to be called so, which is longer for what keeps coming and going.
 *
 * @param since - ISO 8601; absent while it is not better
 * @param resolvedAfter - milliseconds
 */
export function hasSettled(
  since: string | undefined,
  now: string,
  { resolvedAfter, isFlapping }: { resolvedAfter: number; isFlapping: boolean },
): boolean {
  const after = isFlapping
    ? Math.max(resolvedAfter, settledAfter)
    : resolvedAfter;
  return since !== undefined && elapsed(since, now) >= after;
}

/** As what it fails, or last did before it became unknown; undefined while it is well. */
export function failsAs({
  status,
  criticalSince,
  failingSince,
}: Watch): FailingStatus | undefined {
  if (status !== 'unknown') {
    return status === 'ok' ? undefined : status;
  }
  if (criticalSince) {
    return 'critical';
  }
  return failingSince ? 'warning' : 'unknown';
}

/** Whether one is worse than what may have been told. */
export function isWorse(
  status: FailingStatus,
  told: FailingStatus | undefined,
): boolean {
  return told === undefined || compareStatus({ status }, { status: told }) < 0;
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

/** Milliseconds. */
export function elapsed(since: string, now: string): number {
  return Date.parse(now) - Date.parse(since);
}
