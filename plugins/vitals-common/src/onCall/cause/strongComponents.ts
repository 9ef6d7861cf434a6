/**
 * The strongly connected components of a graph: groups of nodes of which each leads to all others. A component comes
 * after all those that it leads to.
 *
 * Tarjan's algorithm with a stack of its own, as a chain of services may be longer than that of the engine.
 */
export function strongComponents(
  successors: readonly (readonly number[])[],
): number[][] {
  const count = successors.length;
  const order = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const nextSuccessor = new Int32Array(count);
  const isPending = new Uint8Array(count);
  const pending: number[] = [];
  const path: number[] = [];
  const components: number[][] = [];
  let visited = 0;

  const enter = (node: number) => {
    order[node] = visited;
    lowest[node] = visited;
    visited += 1;
    isPending[node] = 1;
    pending.push(node);
    path.push(node);
  };
  const leave = (node: number) => {
    path.pop();
    if (path.length > 0) {
      const before = path[path.length - 1];
      lowest[before] = Math.min(lowest[before], lowest[node]);
    }
    if (lowest[node] === order[node]) {
      const component = pending.splice(pending.lastIndexOf(node));
      component.forEach(member => (isPending[member] = 0));
      components.push(component);
    }
  };

  for (let root = 0; root < count; root++) {
    if (order[root] === -1) {
      enter(root);
    }
    while (path.length > 0) {
      const node = path[path.length - 1];
      const successor = successors[node][nextSuccessor[node]];
      nextSuccessor[node] += 1;
      if (successor === undefined) {
        leave(node);
      } else if (order[successor] === -1) {
        enter(successor);
      } else if (isPending[successor]) {
        lowest[node] = Math.min(lowest[node], order[successor]);
      }
    }
  }
  return components;
}
