import { CellGroup, tierRank } from './groupCells';

/** Neighbouring cells of one size in one row. All lengths are CSS pixels from the map's top left corner. */
export interface Run {
  x: number;
  y: number;
  size: number;
  /** Index of its first cell in {@link MapLayout.cellCount} order. */
  first: number;
  count: number;
}

export interface PlacedGroup {
  group: CellGroup;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Indexes of its cells: from `first` to `end`, without `end`. */
  first: number;
  end: number;
  /** From top to bottom, from left to right. */
  runs: Run[];
}

export interface MapLayout {
  width: number;
  height: number;
  /** Between neighbouring cells. */
  gap: number;
  headingHeight: number;
  /** The size of the smallest cell that there is. */
  smallestCell: number;
  /** In the order of the groups that were given. */
  groups: PlacedGroup[];
  cellCount: number;
}

export interface LayoutRequest {
  width: number;
  /** The height that cells shrink for, as far as `scales` go. */
  height: number;
  /** How large cells may be, 1 being usual; the largest that fits is taken, or else the smallest. */
  scales: { from: number; to: number };
  /** No cell is smaller than this. */
  smallestCell: number;
  headingHeight: number;
  /** Of a column; what a heading needs. */
  narrowestColumn: number;
}

/** Pixels at a scale of 1, by the rank of the tier. */
const sizes = [40, 32, 26, 22, 18];
const columnGap = 16;
const groupGap = 14;
const scaleSteps = 24;

interface Measures {
  gap: number;
  /** By the rank of the tier. */
  sizes: number[];
}

/**
 * Places groups side by side in columns, each as high up as those before it allow, so that the first ones stand on top.
 * Takes the largest scale that fits the height, and the number of columns that makes the map lowest.
 */
export function layoutMap(
  groups: CellGroup[],
  request: LayoutRequest,
): MapLayout {
  const counted = groups.map(countTiers);
  const { from, to } = request.scales;
  const scaleAt = (step: number) => from * (to / from) ** (step / scaleSteps);
  const attempt = (step: number) => {
    const measures = measuresAt(scaleAt(step), request.smallestCell);
    return { measures, ...lowestColumns(counted, measures, request) };
  };

  let best = attempt(0);
  let low = 0;
  let high = scaleSteps;
  while (best.height <= request.height && low < high) {
    const middle = Math.ceil((low + high) / 2);
    const candidate = attempt(middle);
    if (candidate.height <= request.height) {
      best = candidate;
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return place(groups, counted, best, request);
}

function measuresAt(scale: number, smallestCell: number): Measures {
  const smallest = Math.round(sizes.at(-1)! * scale);
  const more = Math.max(0, smallestCell - smallest);
  return {
    gap: Math.max(2, Math.round(3 * scale)),
    sizes: sizes.map(size => Math.round(size * scale) + more),
  };
}

/** How many cells a group has of each rank. */
function countTiers({ cells }: CellGroup): number[] {
  const counts = sizes.map(() => 0);
  for (const cell of cells) {
    counts[tierRank(cell) - 1] += 1;
  }
  return counts;
}

function lowestColumns(
  counted: number[][],
  measures: Measures,
  { width, headingHeight, narrowestColumn }: LayoutRequest,
) {
  const widest = Math.max(width, measures.sizes[0]);
  const most = Math.max(
    1,
    Math.min(
      counted.length,
      Math.floor((widest + columnGap) / (narrowestColumn + columnGap)),
    ),
  );
  let best = { columns: 1, columnWidth: widest, height: Infinity };
  for (let columns = 1; columns <= most; columns += 1) {
    const columnWidth = Math.floor(
      (widest - (columns - 1) * columnGap) / columns,
    );
    const bottoms = new Array<number>(columns).fill(0);
    for (const counts of counted) {
      const column = shortest(bottoms);
      bottoms[column] +=
        headingHeight + flow(counts, columnWidth, measures) + groupGap;
    }
    const height = Math.max(0, Math.max(...bottoms) - groupGap);
    if (height < best.height) {
      best = { columns, columnWidth, height };
    }
  }
  return best;
}

function place(
  groups: CellGroup[],
  counted: number[][],
  {
    measures,
    columns,
    columnWidth,
    height,
  }: ReturnType<typeof lowestColumns> & {
    measures: Measures;
  },
  { width, headingHeight }: LayoutRequest,
): MapLayout {
  const bottoms = new Array<number>(columns).fill(0);
  let first = 0;
  const placed = groups.map((group, index): PlacedGroup => {
    const column = shortest(bottoms);
    const x = column * (columnWidth + columnGap);
    const y = bottoms[column];
    const runs: Run[] = [];
    const cellsHeight = flow(counted[index], columnWidth, measures, run =>
      runs.push({
        ...run,
        x: x + run.x,
        y: y + headingHeight + run.y,
        first: first + run.first,
      }),
    );
    const end = first + group.cells.length;
    const result = {
      group,
      x,
      y,
      width: columnWidth,
      height: headingHeight + cellsHeight,
      first,
      end,
      runs,
    };
    bottoms[column] += result.height + groupGap;
    first = end;
    return result;
  });
  return {
    width,
    height: groups.length > 0 ? height : 0,
    gap: measures.gap,
    headingHeight,
    smallestCell: Math.min(
      ...placed.flatMap(({ runs }) => runs.map(({ size }) => size)),
    ),
    groups: placed,
    cellCount: first,
  };
}

function shortest(bottoms: number[]): number {
  let column = 0;
  for (let index = 1; index < bottoms.length; index += 1) {
    if (bottoms[index] < bottoms[column]) {
      column = index;
    }
  }
  return column;
}

/**
 * Lets cells flow into rows, the largest first, each row as high as its first cell.
 *
 * @returns the height of the rows
 */
function flow(
  counts: number[],
  width: number,
  { sizes: sizeOfRank, gap }: Measures,
  onRun?: (run: Run) => void,
): number {
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  let first = 0;
  counts.forEach((count, rank) => {
    const size = sizeOfRank[rank];
    let left = count;
    while (left > 0) {
      if (x > 0 && x + size > width) {
        y += rowHeight + gap;
        x = 0;
      }
      if (x === 0) {
        rowHeight = size;
      }
      const fitting = Math.floor((width - x + gap) / (size + gap));
      const taken = Math.min(left, Math.max(1, fitting));
      onRun?.({ x, y, size, first, count: taken });
      x += taken * (size + gap);
      first += taken;
      left -= taken;
    }
  });
  return y + rowHeight;
}
