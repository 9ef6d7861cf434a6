import { compareStatus } from '../verdict';
import { IncidentCause } from './answers';
import { explainCause, explainSilence } from './cause/explainCause';
import { Caused, findCauses } from './cause/findCauses';

/** What needs somebody. */
export interface FailingEntity {
  entityRef: string;
  status: 'critical' | 'warning' | 'unknown';
  /** ISO 8601: since when it is in this status. */
  since?: string;
  /** ISO 8601: when it began to fail, where it was in another failing status first. */
  failingSince?: string;
  /**
   * Set where it is unknown because this source did not answer, or has not for too long: that says nothing
   * of the entity.
   */
  silentSource?: string;
}

/** Those that probably need somebody for one cause. */
export interface CauseGroup {
  cause: IncidentCause;
  /** Why the others are counted among its consequences; absent where there are none. */
  because?: string;
  /** The cause first where it is an entity, then worst first and among equals what has lasted longest. */
  entityRefs: string[];
}

/** What needs what, as far as the caller may see it. */
export interface Graph {
  /** What an entity cannot work without. */
  needs(entityRef: string): readonly string[];
  /** Whether it is known to be well. */
  isWell(entityRef: string): boolean;
  /** As people call it. */
  nameOf(entityRef: string): string;
}

/** From how many unknown ones on a source that does not answer counts as one incident. */
export const fewestOfSilence = 3;

/**
 * Folds those that fail together along what they need under the deepest of it that fails. The same whatever the order
 * of what is given; each entity stands in one group.
 *
 * - A path may lead through entities that are unknown or of which nothing is known, never through one that is well.
 * - Nothing is the consequence of what began more than 15 minutes after it. Times that are unknown forbid nothing.
 * - Of several causes it is the one that began closest before, then the worse, then the nearer.
 * - Of those that need each other in a circle it is the one that began first.
 * - What is unknown is the cause of nothing. At least three that are unknown since a source does not answer are one
 *   group; others stand for themselves unless they are between two that fail, one for the other.
 * - What is given although it is well, as it comes and goes, is the cause of nothing but itself.
 */
export function groupByCause(
  failing: readonly FailingEntity[],
  graph: Graph,
): CauseGroup[] {
  const bySource = new Map<string, FailingEntity[]>();
  for (const entity of failing) {
    if (entity.status === 'unknown' && entity.silentSource !== undefined) {
      const silent = bySource.get(entity.silentSource) ?? [];
      bySource.set(entity.silentSource, silent);
      silent.push(entity);
    }
  }
  const silences = [...bySource].filter(
    ([, unknown]) => unknown.length >= fewestOfSilence,
  );
  const explained = new Set(silences.flatMap(([, unknown]) => unknown));
  const rest = failing.filter(entity => !explained.has(entity));
  const unknown = rest.filter(({ status }) => status === 'unknown');

  const byCause = new Map<FailingEntity, Caused[]>();
  const caused = findCauses(
    rest.filter(({ status }) => status !== 'unknown'),
    unknown,
    graph,
  );
  for (const each of caused) {
    const group = byCause.get(each.cause) ?? [];
    byCause.set(each.cause, group);
    group.push(each);
  }
  const found = new Set(caused.map(({ entity }) => entity));

  return [
    ...silences.map(([source, entities]) => ({
      cause: { source },
      because: explainSilence(source, entities),
      entities: [...entities].sort(worstFirst),
    })),
    ...[...byCause].map(([{ entityRef }, group]) => ({
      cause: { entityRef },
      because: explainCause(graph.nameOf(entityRef), group),
      entities: group.map(({ entity }) => entity).sort(worstFirst),
    })),
    ...unknown
      .filter(entity => !found.has(entity))
      .map(entity => ({
        cause: { entityRef: entity.entityRef },
        because: undefined,
        entities: [entity],
      })),
  ]
    .sort((a, b) => worstFirst(a.entities[0], b.entities[0]))
    .map(({ cause, because, entities }) => {
      const refs = entities.map(({ entityRef }) => entityRef);
      return {
        cause,
        ...(because === undefined ? {} : { because }),
        entityRefs:
          'entityRef' in cause
            ? [...new Set([cause.entityRef, ...refs])]
            : refs,
      };
    });
}

/** What began longer ago than is remembered has no time, and has lasted longest. */
function worstFirst(a: FailingEntity, b: FailingEntity): number {
  const worse = compareStatus(a, b);
  if (worse !== 0) {
    return worse;
  }
  const [first, second] = [a.since ?? '', b.since ?? ''];
  if (first !== second) {
    return first < second ? -1 : 1;
  }
  return a.entityRef < b.entityRef ? -1 : 1;
}
