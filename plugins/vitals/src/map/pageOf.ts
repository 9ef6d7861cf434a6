import { CellGroup } from './groupCells';
import { MapCell } from './MapCell';

/** A stretch of all cells, still by group; a group that is cut is named on both pages. */
export function pageOf(
  groups: CellGroup[],
  start: number,
  size: number,
): { group: CellGroup; cells: MapCell[] }[] {
  let before = 0;
  return groups.flatMap(group => {
    const from = Math.max(0, start - before);
    const to = start + size - before;
    before += group.cells.length;
    const cells = to > 0 ? group.cells.slice(from, to) : [];
    return cells.length > 0 ? [{ group, cells }] : [];
  });
}
