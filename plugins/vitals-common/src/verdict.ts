import { SourceFailure } from './failure';
import { Reading, Status, VitalKind } from './reading';

/** As much of a reading as a verdict needs. */
type Judged = Omit<Reading, 'details'> & { since?: string };

/** What all sources together say of one vital. */
export interface Verdict {
  status: Status;
  reason: string;
  /** ISO 8601. */
  observedAt: string;
  source: string;
  /**
   * ISO 8601: when Gantry first saw the source in this status without interruption; absent where that is
   * longer ago than transitions are kept.
   */
  since?: string;
  /** Deep link to the upstream's own console. A fleet leaves it out where all is well. */
  link?: string;
}

export type Verdicts = { [K in VitalKind]?: Verdict };

const badness: Record<Status, number> = {
  critical: 3,
  warning: 2,
  unknown: 1,
  ok: 0,
};

/** Orders worst first; `unknown` is worse than `ok` and better than `warning`. */
export function compareStatus(
  a: { status: Status },
  b: { status: Status },
): number {
  return badness[b.status] - badness[a.status];
}

/** The worst of several verdicts, the first of equals; undefined for none. */
export function worstVerdict(
  verdicts: Iterable<Verdict | undefined>,
): Verdict | undefined {
  return [...verdicts].filter(verdict => !!verdict).sort(compareStatus)[0];
}

export interface FoldOptions {
  /** Milliseconds since the epoch. */
  now: number;
  /** Milliseconds after which a reading no longer counts; three survey periods. */
  staleAfter: number;
}

/**
 * Folds what the sources said, and failed to say, into one verdict a vital.
 *
 * A reading that has grown stale counts as `unknown`. A failed source counts as `unknown` unless its
 * last reading is still fresh. A vital of which nothing is known at all has no verdict.
 */
export function foldReadings(
  readings: Judged[],
  failures: SourceFailure[],
  options: FoldOptions,
): Verdicts {
  const candidates: [VitalKind, Verdict][] = [];
  for (const reading of readings) {
    candidates.push([reading.kind, judge(reading, failures, options)]);
  }
  for (const failure of failures) {
    const known = readings.some(
      reading =>
        reading.kind === failure.vital && reading.source === failure.source,
    );
    if (!known) {
      candidates.push([failure.vital, unknownBecause(failure)]);
    }
  }

  const verdicts: Verdicts = {};
  for (const [kind, verdict] of candidates) {
    verdicts[kind] = worstVerdict([verdicts[kind], verdict]);
  }
  return verdicts;
}

/** Whether a reading has outlived the time in which it may be taken as true. */
export function isStale(
  reading: { observedAt: string },
  { now, staleAfter }: FoldOptions,
): boolean {
  const age = now - Date.parse(reading.observedAt);
  return !(age <= staleAfter);
}

function judge(
  reading: Judged,
  failures: SourceFailure[],
  options: FoldOptions,
): Verdict {
  const { status, reason, observedAt, source, since, link } = reading;
  if (!isStale(reading, options)) {
    return { status, reason, observedAt, source, since, link };
  }
  const failure = failures.find(
    ({ vital, source: failed }) => vital === reading.kind && failed === source,
  );
  const cause = failure?.message ?? `No fresh answer from ${source}.`;
  return {
    status: 'unknown',
    reason: `${cause.replace(/\.?$/, '.')} Last known: ${status}, ${reason}`,
    observedAt,
    source,
    since: staleSince(reading, options.staleAfter),
    link,
  };
}

/** A survey counts a reading as outlived some time after it has become so; until then its age tells. */
function staleSince(
  { status, observedAt, since }: Judged,
  staleAfter: number,
): string | undefined {
  const outlived = Date.parse(observedAt) + staleAfter;
  if (status === 'unknown' || Number.isNaN(outlived)) {
    return since;
  }
  const counted = since === undefined ? outlived : Date.parse(since);
  return new Date(Math.max(outlived, counted)).toISOString();
}

function unknownBecause(failure: SourceFailure): Verdict {
  return {
    status: 'unknown',
    reason: failure.message,
    observedAt: failure.since,
    source: failure.source,
    since: failure.since,
  };
}
