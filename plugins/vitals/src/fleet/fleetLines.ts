import {
  Entity,
  RELATION_PART_OF,
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

/** One entity of the home page. */
export interface FleetLine {
  entityRef: string;
  /** Present where the catalog told more than the reference. */
  entity?: Entity;
  /** The worst of its verdicts; absent where no source has said anything. */
  verdict?: Verdict;
  systemRef?: string;
}

/** The user's own entities, those that need something first. */
export function ownLines(
  owned: Entity[],
  fleet: Live<Fleet>,
  now: number,
): FleetLine[] {
  const items = new Map(
    fleet.data?.items.map(item => [normalize(item.entityRef), item]),
  );
  return owned
    .map(entity => {
      const entityRef = stringifyEntityRef(entity);
      return {
        entityRef,
        entity,
        verdict: verdictToShow(
          worstOf(items.get(normalize(entityRef))),
          fleet,
          now,
        ),
        systemRef: systemOf(entity),
      };
    })
    .sort(compareLines);
}

/** What fires elsewhere, or did when last known, worst first. */
export function otherLines(
  owned: Entity[],
  fleet: Live<Fleet>,
  now: number,
): FleetLine[] {
  const own = new Set(
    owned.map(entity => normalize(stringifyEntityRef(entity))),
  );
  return (fleet.data?.items ?? [])
    .filter(({ entityRef }) => !own.has(normalize(entityRef)))
    .map(item => ({ entityRef: item.entityRef, verdict: worstOf(item) }))
    .filter(({ verdict }) => isFiring(verdict))
    .sort(compareLines)
    .map(line => ({
      ...line,
      verdict: verdictToShow(line.verdict, fleet, now),
    }));
}

export function isFiring(verdict: Verdict | undefined): boolean {
  return verdict?.status === 'critical' || verdict?.status === 'warning';
}

function worstOf(item: FleetItem | undefined): Verdict | undefined {
  return item && worstVerdict(Object.values(item.verdicts));
}

function systemOf({ relations }: Entity): string | undefined {
  return relations?.find(
    ({ type, targetRef }) =>
      type === RELATION_PART_OF && parseEntityRef(targetRef).kind === 'system',
  )?.targetRef;
}

function compareLines(a: FleetLine, b: FleetLine): number {
  if (a.verdict && b.verdict) {
    const difference = compareStatus(a.verdict, b.verdict);
    return difference || a.entityRef.localeCompare(b.entityRef);
  }
  return (
    Number(!a.verdict) - Number(!b.verdict) ||
    a.entityRef.localeCompare(b.entityRef)
  );
}

/** References may be written in any case. */
function normalize(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}
