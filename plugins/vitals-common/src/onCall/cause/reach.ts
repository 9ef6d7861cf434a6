/** What a graph answers of an entity. */
interface Needs {
  needs(entityRef: string): readonly string[];
  isWell(entityRef: string): boolean;
}

/** Entities as numbers, and what each needs but itself and those that are well. */
export interface Reach {
  /** The first numbers are those of where it began, in their order. */
  idOf(entityRef: string): number | undefined;
  needs: readonly (readonly number[])[];
}

const well = -1;

/**
 * All that can be reached from some entities on paths that lead to none that is well. Asks of each entity once.
 *
 * @param from - each once
 */
export function reach(from: readonly string[], graph: Needs): Reach {
  const refs = [...from];
  const ids = new Map(from.map((ref, id) => [ref, id]));
  const isClosed = from.map(graph.isWell);
  const needs: number[][] = [];

  for (let id = 0; id < refs.length; id++) {
    const needed: number[] = [];
    for (const ref of graph.needs(refs[id])) {
      let other = ids.get(ref);
      if (other === undefined) {
        other = graph.isWell(ref) ? well : refs.push(ref) - 1;
        ids.set(ref, other);
      }
      if (other !== well && other !== id && !isClosed[other]) {
        needed.push(other);
      }
    }
    needs.push(needed);
  }
  return {
    needs,
    idOf: ref => {
      const id = ids.get(ref);
      return id === well ? undefined : id;
    },
  };
}
