import { MapLayout, PlacedGroup, Run } from './layoutMap';

/** Where a cell stands, in CSS pixels of the map. */
export interface CellBox {
  x: number;
  y: number;
  size: number;
}

/** The group and the place of a cell, by its index. */
export function boxOf(layout: MapLayout, index: number): CellBox {
  const run = runOf(groupOf(layout, index), index);
  return { x: xOf(run, index, layout.gap), y: run.y, size: run.size };
}

/** The group that a cell belongs to, by the cell's index. */
export function groupOf({ groups }: MapLayout, index: number): PlacedGroup {
  return groups[findLast(groups, group => group.first <= index)];
}

/** The cell at a point, or so close to it that nobody meant another one. */
export function cellAt(
  layout: MapLayout,
  x: number,
  y: number,
): number | undefined {
  const slack = layout.gap / 2;
  const group = layout.groups.find(
    each =>
      x >= each.x - slack &&
      x < each.x + each.width + slack &&
      y >= each.y &&
      y < each.y + each.height + slack,
  );
  const run = group?.runs.find(
    each =>
      y >= each.y - slack &&
      y < each.y + each.size + slack &&
      x >= each.x - slack &&
      x < each.x + each.count * (each.size + layout.gap) - slack,
  );
  if (!run) {
    return undefined;
  }
  const offset = Math.floor((x - run.x + slack) / (run.size + layout.gap));
  return run.first + Math.min(Math.max(offset, 0), run.count - 1);
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The cell that an arrow key leads to: the next one in order, or the nearest in the row above or below. */
export function neighbour(
  layout: MapLayout,
  index: number,
  direction: Direction,
): number {
  if (direction === 'left' || direction === 'right') {
    const next = index + (direction === 'left' ? -1 : 1);
    return Math.min(Math.max(next, 0), layout.cellCount - 1);
  }
  const { x, y, size } = boxOf(layout, index);
  const center = x + size / 2;
  let best: { run: Run; away: number; aside: number } | undefined;
  for (const { runs } of layout.groups) {
    for (const run of runs) {
      const away = direction === 'down' ? run.y - y : y - run.y;
      const aside = Math.max(
        run.x - center,
        center - (run.x + run.count * (run.size + layout.gap)),
        0,
      );
      // What stands straight above or below comes before what is nearer and aside.
      if (
        away > 0 &&
        (!best || away + 4 * aside < best.away + 4 * best.aside)
      ) {
        best = { run, away, aside };
      }
    }
  }
  if (!best) {
    return index;
  }
  const { run } = best;
  const offset = Math.floor((center - run.x) / (run.size + layout.gap));
  return run.first + Math.min(Math.max(offset, 0), run.count - 1);
}

function runOf({ runs }: PlacedGroup, index: number): Run {
  return runs[findLast(runs, run => run.first <= index)];
}

function xOf(run: Run, index: number, gap: number): number {
  return run.x + (index - run.first) * (run.size + gap);
}

/** The index of the last item that meets a condition which all before it meet. */
function findLast<T>(items: T[], meets: (item: T) => boolean): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (meets(items[middle])) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
