import { compareStatus } from '../../verdict';
import type { FailingEntity, Graph } from '../groupByCause';
import { Members, intersection, only, union } from './Members';
import { beginningOf } from './beginningOf';
import { alarmSlack, likeliestCauses } from './likeliestCauses';
import { reach } from './reach';
import { strongComponents } from './strongComponents';

/** One that fails with its probable cause, which is itself where nothing that it needs is to blame. */
export interface Caused {
  entity: FailingEntity;
  cause: FailingEntity;
  /** Whether it needs the cause itself. */
  isDirect: boolean;
}

/**
 * The probable cause of each that fails, and of each unknown one through which something fails for that cause. An
 * unknown one that is not between two that fail has none.
 *
 * @param failing - each entity once
 */
export function findCauses(
  failing: readonly FailingEntity[],
  unknown: readonly FailingEntity[],
  graph: Graph,
): Caused[] {
  const { needs, idOf } = reach(
    failing.map(({ entityRef }) => entityRef),
    graph,
  );
  const beginnings = failing.map(beginningOf);
  const components = strongComponents(needs);
  const componentOf = new Int32Array(needs.length);
  components.forEach((ids, component) =>
    ids.forEach(id => (componentOf[id] = component)),
  );

  /** Those that fail for nothing else. Sets of them hold their places in here. */
  const roots: number[] = [];
  const placeOf = new Map<number, number>();
  const beneath = findRoots();
  const causeOf = likeliestCauses({
    failing,
    needs,
    roots,
    choices: failing.flatMap((_, id) =>
      placeOf.has(id)
        ? []
        : [{ id, begin: beginnings[id], places: beneath[componentOf[id]] }],
    ),
  });
  const causes = failing.map((entity, id) =>
    caused(entity, id, causeOf.get(id) ?? id),
  );
  const inside = unknown.flatMap(entity => {
    const id = idOf(entity.entityRef);
    return id === undefined ? [] : [{ entity, id }];
  });
  return inside.length === 0 ? causes : [...causes, ...between()];

  /** By component: the roots that its entities can reach. */
  function findRoots(): Members[] {
    const reachable: Members[] = [];
    const earliest: number[] = [];
    components.forEach((ids, component) => {
      let places: Members;
      let begin = Infinity;
      forEachBelow(component, lower => {
        places = union(places, reachable[lower]);
        begin = Math.min(begin, earliest[lower]);
      });
      const root = ids
        .filter(id => id < failing.length)
        .filter(id => !places || beginnings[id] < begin - alarmSlack)
        .sort(firstToFail)[0];
      if (root !== undefined) {
        placeOf.set(root, roots.push(root) - 1);
        places = union(places, only(placeOf.get(root)!));
        begin = Math.min(begin, beginnings[root] || -Infinity);
      }
      reachable.push(places);
      earliest.push(begin);
    });
    return reachable;
  }

  function between(): Caused[] {
    /** By component: the roots for which something fails that can reach it. */
    const above: Members[] = [];
    for (let component = components.length - 1; component >= 0; component--) {
      for (const id of components[component]) {
        const root = causeOf.get(id);
        if (root !== undefined) {
          const itself = only(placeOf.get(root)!);
          above[component] = union(above[component], itself);
        }
      }
      forEachBelow(component, lower => {
        above[lower] = union(above[lower], above[component]);
      });
    }
    const found = likeliestCauses({
      failing,
      needs,
      roots,
      choices: inside.map(({ id }) => ({
        id,
        begin: NaN,
        places: intersection(above[componentOf[id]], beneath[componentOf[id]]),
      })),
    });
    return inside.flatMap(({ entity, id }) =>
      found.has(id) ? [caused(entity, id, found.get(id)!)] : [],
    );
  }

  function forEachBelow(component: number, visit: (lower: number) => void) {
    for (const id of components[component]) {
      for (const needed of needs[id]) {
        if (componentOf[needed] !== component) {
          visit(componentOf[needed]);
        }
      }
    }
  }

  /** What has lasted longest, then the worse. What has no time began longer ago than is remembered. */
  function firstToFail(a: number, b: number): number {
    const [first, second] = [a, b].map(id => beginnings[id] || -Infinity);
    if (first !== second) {
      return first < second ? -1 : 1;
    }
    const worse = compareStatus(failing[a], failing[b]);
    return worse || (failing[a].entityRef < failing[b].entityRef ? -1 : 1);
  }

  function caused(entity: FailingEntity, id: number, cause: number): Caused {
    const isDirect = needs[id].includes(cause);
    return { entity, cause: failing[cause], isDirect };
  }
}
