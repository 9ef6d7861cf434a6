import { parseEntityRef } from '@backstage/catalog-model';
import {
  Graph,
  Incident,
  IncidentEntity,
  Status,
  VitalKind,
  compareStatus,
  groupByCause,
} from '@gantry/plugin-vitals-common';
import { FleetEntry } from '../fleet/FleetMemory';
import { IndexedEntity } from '../survey/TargetIndex';
import { subjectOf } from '../store';
import { OnCallRecord } from './OnCallMemory';
import { Standing, standingOf } from './standing';

export interface Scene {
  /** What is known of each entity. */
  entries: ReadonlyMap<string, FleetEntry>;
  /** What the catalog tells of each. */
  entities: ReadonlyMap<string, IndexedEntity>;
  /** Only what these are about counts. */
  vitals: ReadonlySet<VitalKind>;
  record: Pick<OnCallRecord, 'acknowledgements' | 'flapping'>;
  /** Milliseconds since the epoch. */
  now: number;
  /** No other entity is in any answer, not even as a link between two that are. */
  isVisible: (entityRef: string) => boolean;
}

/** Everything that needs somebody, grouped by cause; worst first and among equals what has lasted longest. */
export function listIncidents(scene: Scene): Incident[] {
  const { acknowledgements } = scene.record;
  const standing = standingIn(scene);
  const groups = groupByCause(
    [...standing].map(([entityRef, { verdict, silentSource }]) => ({
      entityRef,
      status: verdict.status as Exclude<Status, 'ok'>,
      since: verdict.since,
      silentSource,
    })),
    graphOf(scene, standing),
  );
  const lineOf = (entityRef: string): IncidentEntity => {
    const { vital, verdict, flapping } = standing.get(entityRef)!;
    const facts = scene.entities.get(entityRef)?.facts ?? {};
    const acknowledgement = acknowledgements.get(entityRef);
    return { entityRef, facts, vital, verdict, flapping, acknowledgement };
  };
  return groups
    .map(({ cause, because, entityRefs }): Incident => {
      const entities = entityRefs.map(lineOf);
      const [{ status }] = entities
        .map(({ verdict }) => verdict)
        .sort(compareStatus);
      const since = entities
        .map(({ verdict }) => verdict.since)
        .filter(time => time !== undefined)
        .sort()[0];
      const acknowledgement = acknowledgements.get(subjectOf(cause));
      return { cause, because, status, since, entities, acknowledgement };
    })
    .sort(compareIncidents);
}

function standingIn({
  entries,
  vitals,
  record,
  now,
  isVisible,
}: Scene): Map<string, Standing> {
  const standing = new Map<string, Standing>();
  for (const [entityRef, entry] of entries) {
    const flapping = record.flapping.get(entityRef);
    const its = isVisible(entityRef)
      ? standingOf(entry, { vitals, flapping, now })
      : undefined;
    if (its) {
      standing.set(entityRef, its);
    }
  }
  return standing;
}

function graphOf(
  { entries, entities, vitals, isVisible }: Scene,
  standing: ReadonlyMap<string, Standing>,
): Graph {
  return {
    needs: entityRef =>
      (entities.get(entityRef)?.needs ?? []).filter(isVisible),
    isWell: entityRef =>
      !standing.has(entityRef) &&
      [...vitals].some(vital => entries.get(entityRef)?.verdicts[vital]),
    nameOf: entityRef =>
      entities.get(entityRef)?.facts.title ?? parseEntityRef(entityRef).name,
  };
}

function compareIncidents(a: Incident, b: Incident): number {
  return (
    compareStatus(a, b) ||
    compareText(a.since, b.since) ||
    compareText(a.entities[0].entityRef, b.entities[0].entityRef)
  );
}

/** What is not known is longer ago than what is. */
function compareText(a = '', b = ''): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
