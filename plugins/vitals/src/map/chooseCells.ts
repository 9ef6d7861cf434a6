import { MapCell } from './MapCell';
import { MapQuery } from './useMapQuery';

export type CellFilters = Pick<
  MapQuery,
  'isMine' | 'marks' | 'tiers' | 'systems' | 'text'
>;

/**
 * Those of the cells that are asked for, rather one too many: what the catalog has told nothing of is hidden neither for
 * its owner nor for its tier or system.
 *
 * @param owners - as whom the user owns; while that is not known nothing is hidden for being somebody else's
 */
export function chooseCells(
  cells: MapCell[],
  { isMine, marks, tiers, systems, text }: CellFilters,
  owners: string[] | undefined,
): MapCell[] {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const holds = (value: string | undefined) =>
    value?.toLocaleLowerCase('en-US').includes(wanted);
  const allows = <T>(chosen: T[], value: T | undefined) =>
    chosen.length === 0 || (value !== undefined && chosen.includes(value));
  return cells.filter(
    cell =>
      allows(marks, cell.mark) &&
      (cell.isUnread ||
        (allows(tiers, cell.tier) &&
          allows(systems, cell.systemRef) &&
          (!isMine || !owners || owners.includes(cell.ownerRef ?? '')))) &&
      (!wanted ||
        holds(cell.name) ||
        holds(cell.entityRef) ||
        holds(cell.systemRef) ||
        holds(cell.ownerRef)),
  );
}
