/** By node: which of several is the fewest steps away; the first in order of those that are equally far. */
export type Nearest = (
  from: readonly number[],
  among: readonly number[],
) => Map<number, number>;

/** Answers for many nodes that choose among the same by going back from those at once. */
export function createNearest(
  successors: readonly (readonly number[])[],
): Nearest {
  let backwards: number[][] | undefined;
  const seenIn = new Int32Array(successors.length);
  /** By node: its place among those to choose from. */
  const choice = new Int32Array(successors.length);
  let round = 0;

  return (from, among) => {
    backwards ??= reversed(successors);
    const open = new Set(from);
    const found = new Map<number, number>();
    round += 1;
    let level: readonly number[] = among;
    among.forEach((node, place) => {
      seenIn[node] = round;
      choice[node] = place;
    });
    // A level goes on in the order of those to choose from: the first to come by is the first of them.
    while (open.size > 0 && level.length > 0) {
      const next: number[] = [];
      for (const node of level) {
        for (const before of backwards[node]) {
          if (seenIn[before] !== round) {
            seenIn[before] = round;
            choice[before] = choice[node];
            next.push(before);
          }
        }
      }
      for (const node of next) {
        if (open.delete(node)) {
          found.set(node, among[choice[node]]);
        }
      }
      level = next;
    }
    return found;
  };
}

function reversed(successors: readonly (readonly number[])[]): number[][] {
  const before = successors.map((): number[] => []);
  successors.forEach((nodes, from) =>
    nodes.forEach(node => before[node].push(from)),
  );
  return before;
}
