import { CellMark, MapCell } from './MapCell';
import { boxOf, cellAt, groupOf, neighbour } from './findCell';
import { fitLayout } from './fitLayout';
import { groupCells } from './groupCells';
import { LayoutRequest, layoutMap } from './layoutMap';

const request: LayoutRequest = {
  width: 620,
  height: 400,
  scales: { from: 0.5, to: 3 },
  smallestCell: 0,
  headingHeight: 24,
  narrowestColumn: 180,
};

function cell(name: string, more: Partial<MapCell> = {}): MapCell {
  return { entityRef: `component:default/${name}`, name, mark: 'ok', ...more };
}

/** So many cells of each system, of tiers 1 to 4 and none in turn. */
function fleetOf(counts: Record<string, number>, mark: CellMark = 'ok') {
  return Object.entries(counts).flatMap(([system, count]) =>
    Array.from({ length: count }, (_, index) =>
      cell(`${system}-${index}`, {
        systemRef: `system:default/${system}`,
        tier: index % 5 === 4 ? undefined : `${(index % 5) + 1}`,
        mark,
      }),
    ),
  );
}

describe('groups', () => {
  it('come worst first, by how many are critical, then by name', () => {
    const marked = (system: string, ...marks: CellMark[]) =>
      marks.map((mark, index) =>
        cell(`${system}-${index}`, {
          systemRef: `system:default/${system}`,
          mark,
        }),
      );
    const groups = groupCells(
      [
        ...marked('zen', 'ok'),
        ...marked('art', 'ok'),
        ...marked('silent', 'none'),
        ...marked('dim', 'unknown', 'ok'),
        ...marked('warm', 'warning', 'warning', 'warning'),
        ...marked('mild', 'warning'),
        ...marked('hot', 'critical', 'warning', 'warning'),
        ...marked('hotter', 'critical', 'critical'),
        cell('alone'),
      ],
      'system',
    );

    expect(groups.map(({ label }) => label)).toEqual([
      'hotter',
      'hot',
      'mild',
      'warm',
      'dim',
      'silent',
      'art',
      'zen',
      'No system',
    ]);
    expect(groups[1].counts).toEqual({
      critical: 1,
      warning: 2,
      unknown: 0,
      none: 0,
      ok: 0,
    });
  });

  it('keep their cells by tier and name, whatever becomes of these', () => {
    const cells = [
      cell('b', { tier: '2' }),
      cell('z'),
      cell('c', { tier: '1' }),
      cell('a', { tier: '2', mark: 'critical' }),
      cell('odd', { tier: 'gold' }),
    ];
    const names = (list: MapCell[]) =>
      groupCells(list, 'owner')[0].cells.map(({ name }) => name);

    expect(names(cells)).toEqual(['c', 'a', 'b', 'odd', 'z']);
    expect(
      names(cells.map(each => ({ ...each, mark: 'warning' as const }))),
    ).toEqual(names(cells));
    expect(groupCells(cells, 'tier').map(({ label }) => label)).toEqual([
      'Tier 2',
      'Tier 1',
      'Tier gold',
      'No tier',
    ]);
  });
});

describe('the layout', () => {
  const cells = fleetOf({ shop: 40, web: 7, data: 120, edge: 1 });
  const layout = layoutMap(groupCells(cells, 'system'), request);
  const indexes = Array.from({ length: layout.cellCount }, (_, index) => index);

  it('gives every cell a place of its own within its group, larger the more important it is', () => {
    const boxes = indexes.map(index => boxOf(layout, index));
    const sizes = [...new Set(boxes.map(({ size }) => size))];

    expect(layout.cellCount).toBe(168);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes).toHaveLength(5);
    boxes.forEach((box, index) => {
      const group = groupOf(layout, index);
      expect(box.x).toBeGreaterThanOrEqual(group.x);
      expect(box.x + box.size).toBeLessThanOrEqual(group.x + group.width);
      expect(box.y).toBeGreaterThanOrEqual(group.y + layout.headingHeight);
      expect(box.y + box.size).toBeLessThanOrEqual(group.y + group.height);
      const overlapping = boxes.filter(
        other =>
          other.x < box.x + box.size &&
          box.x < other.x + other.size &&
          other.y < box.y + box.size &&
          box.y < other.y + other.size,
      );
      expect(overlapping).toEqual([box]);
    });
  });

  it('fits the height as long as cells may shrink, and no less', () => {
    const heightWith = (height: number) =>
      layoutMap(groupCells(cells, 'system'), { ...request, height }).height;

    expect(layout.height).toBeLessThanOrEqual(400);
    expect(heightWith(800)).toBeGreaterThan(layout.height);
    expect(heightWith(800)).toBeLessThanOrEqual(800);
    expect(heightWith(10)).toBeGreaterThan(10);
  });

  it('never makes a cell smaller than a finger needs', () => {
    const touched = layoutMap(groupCells(cells, 'system'), {
      ...request,
      width: 358,
      smallestCell: 44,
    });
    const sizes = indexes.map(index => boxOf(touched, index).size);

    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    expect(new Set(sizes).size).toBe(5);
    expect(new Set(touched.groups.map(({ x }) => x)).size).toBe(1);
  });

  it('places the first group on top, and nothing for nothing', () => {
    expect(layout.groups[0]).toMatchObject({ x: 0, y: 0 });
    expect(layoutMap([], request)).toMatchObject({ height: 0, cellCount: 0 });
  });

  it('leaves out whole groups from the end where not all have room, and says which', () => {
    const groups = groupCells(cells, 'system');
    const narrow = { ...request, width: 200 };
    const legible = layoutMap(groups, {
      ...narrow,
      scales: { from: 0.7, to: 0.7 },
    });
    const height = legible.groups[1].y + legible.groups[1].height;
    const fitted = fitLayout(groups, { ...narrow, height });

    expect(fitted.layout.groups.map(({ group }) => group)).toEqual(
      groups.slice(0, 2),
    );
    expect(fitted.hidden).toEqual(groups.slice(2));
    expect(fitted.layout.cellCount).toBe(fitted.layout.groups[1].end);
    expect(
      fitLayout(groups, { ...narrow, height: 1 }).layout.groups,
    ).toHaveLength(1);
    expect(fitLayout(groups, request)).toEqual({ layout, hidden: [] });
  });

  it('finds a cell by any of its points, and none in headings and beside groups', () => {
    for (const index of indexes) {
      const { x, y, size } = boxOf(layout, index);
      expect(cellAt(layout, x + 0.5, y + 0.5)).toBe(index);
      expect(cellAt(layout, x + size - 0.5, y + size - 0.5)).toBe(index);
    }
    const [group] = layout.groups;
    expect(cellAt(layout, group.x + 5, group.y + 5)).toBeUndefined();
    expect(cellAt(layout, group.x - 10, group.y + 60)).toBeUndefined();
    expect(cellAt(layout, 5, layout.height + 50)).toBeUndefined();
  });

  it('leads keys to every cell: in order, and to rows above and below', () => {
    expect(neighbour(layout, 0, 'left')).toBe(0);
    expect(neighbour(layout, 0, 'right')).toBe(1);
    expect(neighbour(layout, 167, 'right')).toBe(167);
    expect(neighbour(layout, 0, 'up')).toBe(0);
    const topOf = (index: number) => boxOf(layout, index).y;
    const upwards = indexes.filter(
      index => topOf(neighbour(layout, index, 'down')) < topOf(index),
    );
    expect(upwards).toEqual([]);
    const [first] = layout.groups;
    const below = neighbour(layout, first.runs[0].first, 'down');
    expect(groupOf(layout, below)).toBe(first);
    expect(neighbour(layout, below, 'up')).toBe(first.runs[0].first);
  });
});
