import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  Fleet,
  FleetItem,
  Verdict,
  compareStatus,
  worstVerdict,
} from '@gantry/plugin-vitals-common';
import { Live } from '../live';
import { verdictToShow } from '../verdict';

/** One entity of a list. */
export interface FleetLine {
  entityRef: string;
  /** Present where the catalog told more than the reference. */
  entity?: Entity;
  /** The worst of its verdicts; absent where no source has said anything. */
  verdict?: Verdict;
}

/** What a list is asked to show. */
export interface FleetSubject {
  entityRef: string;
  entity?: Entity;
  /** Whose verdicts speak for it, the worst of them; its own unless told. */
  speakers?: string[];
}

/** The user's own entities, those that need something first. */
export function ownLines(
  owned: Entity[],
  fleet: Live<Fleet>,
  now: number,
): FleetLine[] {
  return linesFor(
    owned.map(entity => ({ entityRef: stringifyEntityRef(entity), entity })),
    fleet,
    now,
  );
}

/** How some entities are, those that need something first. */
export function linesFor(
  subjects: FleetSubject[],
  fleet: Live<Fleet>,
  now: number,
): FleetLine[] {
  const items = new Map(fleet.data?.items.map(item => [item.entityRef, item]));
  return subjects
    .map(({ entityRef, entity, speakers = [entityRef] }) => ({
      entityRef,
      entity,
      verdict: verdictToShow(
        worstVerdict(
          speakers.map(speaker =>
            spoken(worstOf(items.get(speaker)), speaker, entityRef),
          ),
        ),
        fleet,
        now,
      ),
    }))
    .sort(compareLines);
}

/**
 * Of all that is visible what meets a condition, or did when last known, worst first and among equals what has
 * lasted longest.
 */
export function linesWhere(
  fleet: Live<Fleet>,
  now: number,
  isWanted: (verdict: Verdict, entityRef: string) => boolean,
): FleetLine[] {
  return (fleet.data?.items ?? [])
    .map(item => ({ entityRef: item.entityRef, verdict: worstOf(item) }))
    .filter(({ verdict, entityRef }) => verdict && isWanted(verdict, entityRef))
    .sort(compareLines)
    .map(line => ({
      ...line,
      verdict: verdictToShow(line.verdict, fleet, now),
    }));
}

/** A verdict on one thing as it counts for another: its reason names whose it is. */
function spoken(
  verdict: Verdict | undefined,
  speaker: string,
  entityRef: string,
): Verdict | undefined {
  return verdict && speaker !== entityRef
    ? {
        ...verdict,
        reason: `${parseEntityRef(speaker).name}: ${verdict.reason}`,
      }
    : verdict;
}

export function isFiring(verdict: Verdict | undefined): boolean {
  return verdict?.status === 'critical' || verdict?.status === 'warning';
}

/** Whether somebody has to look: what is unknown may be as bad as what fires. */
export function needsSomeone(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && verdict.status !== 'ok';
}

export function worstOf(item: FleetItem | undefined): Verdict | undefined {
  return item && worstVerdict(Object.values(item.verdicts));
}

function compareLines(a: FleetLine, b: FleetLine): number {
  return (
    Number(!a.verdict) - Number(!b.verdict) ||
    (a.verdict && b.verdict
      ? compareStatus(a.verdict, b.verdict) ||
        compareSince(a.verdict, b.verdict)
      : 0) ||
    a.entityRef.localeCompare(b.entityRef)
  );
}

/** What has lasted longest first, what has lasted longer than is known before all; calm things by name. */
function compareSince(a: Verdict, b: Verdict): number {
  return a.status === 'ok' ? 0 : (a.since ?? '').localeCompare(b.since ?? '');
}
