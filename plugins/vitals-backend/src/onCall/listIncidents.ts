import { parseEntityRef } from '@backstage/catalog-model';
import {
  Graph,
  Incident,
  IncidentEntity,
  Status,
  Verdict,
  VitalKind,
  compareStatus,
  groupByCause,
  worstVerdict,
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
  record: Omit<OnCallRecord, 'version'>;
  /** Milliseconds since the epoch. */
  now: number;
  /** No other entity is in any answer, not even as a link between two that are. */
  isVisible: (entityRef: string) => boolean;
}

/** Everything that needs somebody, grouped by cause, with all entities listed; worst first and among equals what has lasted longest. */
export function listIncidents(scene: Scene): Incident[] {
  const { acknowledgements, failingSince } = scene.record;
  const standing = standingIn(scene);
  const groups = groupByCause(
    [...standing].map(
      ([entityRef, { vital, verdict, flapping, silentSource }]) => ({
        entityRef,
        status: verdict.status as Exclude<Status, 'ok'>,
        since: verdict.since,
        failingSince: flapping
          ? undefined
          : earlier(failingSince.get(entityRef)?.[vital], verdict),
        silentSource,
      }),
    ),
    graphOf(scene),
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
      return {
        cause,
        because,
        status,
        since,
        entityCount: entities.length,
        entities,
        acknowledgement,
      };
    })
    .sort(compareIncidents);
}

/** When it began to fail, where that was before it came to stand as it does. */
function earlier(
  failingSince: string | undefined,
  { status, since = '' }: Verdict,
): string | undefined {
  return status !== 'unknown' && failingSince && failingSince < since
    ? failingSince
    : undefined;
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

/** What comes and goes is well while it is, though it stands in its line: it is not the cause of others then. */
function graphOf({ entries, entities, vitals, isVisible }: Scene): Graph {
  return {
    needs: entityRef =>
      (entities.get(entityRef)?.needs ?? []).filter(isVisible),
    isWell: entityRef => {
      const verdicts = entries.get(entityRef)?.verdicts;
      const worst = worstVerdict([...vitals].map(vital => verdicts?.[vital]));
      return worst?.status === 'ok';
    },
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
