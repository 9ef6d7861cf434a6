import { CellMark, MapCell, cellMarks } from './MapCell';
import { refLabel } from './refLabel';

export const groupings = ['system', 'owner', 'tier'] as const;

export type Grouping = (typeof groupings)[number];

export interface CellGroup {
  /** The system, owner or tier; empty for what has none. */
  key: string;
  label: string;
  /** The most important first, then by name: a cell keeps its place whatever becomes of it. */
  cells: MapCell[];
  counts: Record<CellMark, number>;
}

const keyOf: Record<Grouping, (cell: MapCell) => string | undefined> = {
  system: cell => cell.systemRef,
  owner: cell => cell.ownerRef,
  tier: cell => cell.tier,
};

const withoutKey: Record<Grouping, string> = {
  system: 'No system',
  owner: 'No owner',
  tier: 'No tier',
};

/** The cells by what they have in common, the group that is worst off first. */
export function groupCells(cells: MapCell[], by: Grouping): CellGroup[] {
  const groups = new Map<string, CellGroup>();
  for (const cell of cells) {
    const key = keyOf[by](cell) ?? '';
    let group = groups.get(key);
    if (!group) {
      group = { key, label: labelOf(key, by), cells: [], counts: noCounts() };
      groups.set(key, group);
    }
    group.cells.push(cell);
    group.counts[cell.mark] += 1;
  }
  for (const group of groups.values()) {
    group.cells.sort(compareCells);
  }
  return [...groups.values()].sort(compareGroups);
}

/** 1 to 4, the most important first; 5 for none and for what is no tier. */
export function tierRank({ tier }: MapCell): number {
  const rank = Number(tier);
  return rank >= 1 && rank <= 4 ? Math.floor(rank) : 5;
}

function noCounts(): Record<CellMark, number> {
  return { critical: 0, warning: 0, unknown: 0, none: 0, ok: 0 };
}

function labelOf(key: string, by: Grouping): string {
  if (!key) {
    return withoutKey[by];
  }
  return by === 'tier' ? `Tier ${key}` : refLabel(key);
}

function compareCells(a: MapCell, b: MapCell): number {
  return (
    tierRank(a) - tierRank(b) ||
    compareText(a.name, b.name) ||
    compareText(a.entityRef, b.entityRef)
  );
}

/**
 * By the worst cell, then by how many are critical. How many are merely less than well does not count: with every such
 * change groups would change places, and nobody could find theirs again.
 */
function compareGroups(a: CellGroup, b: CellGroup): number {
  return (
    worstRank(a) - worstRank(b) ||
    b.counts.critical - a.counts.critical ||
    Number(a.key === '') - Number(b.key === '') ||
    compareText(a.label, b.label)
  );
}

function worstRank({ counts }: CellGroup): number {
  return cellMarks.findIndex(mark => counts[mark] > 0);
}

/** By code units: thousands of cells are sorted, and no language's order is asked for. */
function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
