import { MapCell, cellMarks } from './MapCell';
import { MarkSprites } from './MarkSprites';
import { TextFitter } from './TextFitter';
import { CellBox } from './findCell';
import { MapLayout, PlacedGroup } from './layoutMap';
import { MapColors, mapColors } from './mapColors';

/** The part of a map that is in sight, in CSS pixels. */
export interface MapView {
  layout: MapLayout;
  /** How much of the map is above what is in sight. */
  top: number;
  width: number;
  height: number;
  /** Device pixels a CSS pixel. */
  ratio: number;
  /** Pixels. */
  headingFont: number;
}

/** Where no cell is smaller than this, each holds its name. */
const namedFrom = 72;
const nameHeight = 15;

/** Of a heading, so that its name has some too; the least bad go without. */
const roomForCounts = 0.65;

/**
 * Draws the part of a map that is in sight. What is asked for again is drawn again only where it changed: another status
 * redraws that cell and the heading of its group.
 */
export class MapPainter {
  private readonly context: CanvasRenderingContext2D | undefined;
  private colors: MapColors;
  private sprites?: MarkSprites;
  private fitter?: TextFitter;
  private drawn?: MapView;
  private hasNames = false;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext('2d') ?? undefined;
    this.colors = mapColors(canvas);
  }

  /** Takes the theme's colours anew. */
  repaint() {
    const { drawn } = this;
    this.colors = mapColors(this.canvas);
    this.sprites = undefined;
    this.fitter = undefined;
    this.drawn = undefined;
    if (drawn) {
      this.paint(drawn);
    }
  }

  paint(view: MapView) {
    const { drawn, context } = this;
    this.drawn = view;
    this.hasNames = view.layout.smallestCell >= namedFrom;
    if (!context) {
      return;
    }
    if (drawn && isSamePicture(drawn, view)) {
      this.paintChanges(context, drawn.layout, view);
      return;
    }
    this.fitCanvas(view, drawn?.ratio);
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    context.translate(0, -view.top);
    for (const placed of view.layout.groups) {
      if (isInSight(placed, view)) {
        this.paintHeading(context, placed, view);
        this.paintCells(context, placed, view);
      }
    }
  }

  private fitCanvas({ width, height, ratio }: MapView, before?: number) {
    const [across, down] = [width * ratio, height * ratio].map(Math.round);
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
    }
    if (!this.sprites || before !== ratio) {
      this.sprites = new MarkSprites(this.colors, ratio);
    }
  }

  private paintChanges(
    context: CanvasRenderingContext2D,
    before: MapLayout,
    view: MapView,
  ) {
    const { layout } = view;
    layout.groups.forEach((placed, index) => {
      const { cells } = before.groups[index].group;
      if (
        !isInSight(placed, view) ||
        placed.group === before.groups[index].group
      ) {
        return;
      }
      if (!isSameHeading(placed, before.groups[index])) {
        context.clearRect(
          placed.x,
          placed.y,
          placed.width,
          layout.headingHeight,
        );
        this.paintHeading(context, placed, view);
      }
      forEachCell(placed, layout.gap, (cell, box, at) => {
        if (cell.mark !== cells[at].mark || cell.name !== cells[at].name) {
          context.clearRect(box.x, box.y, box.size, box.size);
          this.paintCell(context, cell, box);
        }
      });
    });
  }

  private paintCells(
    context: CanvasRenderingContext2D,
    placed: PlacedGroup,
    view: MapView,
  ) {
    forEachCell(placed, view.layout.gap, (cell, box) => {
      if (box.y + box.size > view.top && box.y < view.top + view.height) {
        this.paintCell(context, cell, box);
      }
    });
  }

  private paintCell(
    context: CanvasRenderingContext2D,
    { mark, name }: MapCell,
    { x, y, size }: CellBox,
  ) {
    if (!this.hasNames) {
      this.sprites!.draw(context, mark, x, y, size);
      return;
    }
    const glyph = size - nameHeight;
    this.sprites!.draw(context, mark, x + nameHeight / 2, y, glyph);
    context.font = `${nameHeight - 4}px ${this.colors.font}`;
    context.fillStyle = mark === 'ok' ? this.colors.muted : this.colors.text;
    context.textAlign = 'center';
    context.textBaseline = 'bottom';
    context.fillText(this.fit(context, name, size), x + size / 2, y + size);
  }

  /** The group's name on the left; on the right how many need somebody, and how many there are. */
  private paintHeading(
    context: CanvasRenderingContext2D,
    { group, x, y, width }: PlacedGroup,
    { headingFont, layout }: MapView,
  ) {
    const { text, muted, font, marks } = this.colors;
    const base = y + layout.headingHeight - headingFont * 0.5;
    context.textBaseline = 'alphabetic';
    context.textAlign = 'right';
    context.font = `${headingFont}px ${font}`;
    let right = x + width;
    const write = (words: string, color: string) => {
      context.fillStyle = color;
      context.fillText(words, right, base);
      right -= context.measureText(words).width;
    };
    write(`${group.cells.length}`, muted);
    const room = Math.floor((width * roomForCounts) / (headingFont * 3));
    const counted = cellMarks.filter(
      mark => mark !== 'ok' && group.counts[mark] > 0,
    );
    for (const mark of counted.slice(0, room).reverse()) {
      right -= headingFont * 0.7;
      write(`${group.counts[mark]}`, marks[mark].foreground);
      right -= headingFont * 1.15;
      this.sprites!.draw(
        context,
        mark,
        right,
        base - headingFont * 0.85,
        Math.round(headingFont),
      );
    }
    context.textAlign = 'left';
    context.font = `600 ${headingFont}px ${font}`;
    context.fillStyle = text;
    const label = this.fit(context, group.label, right - headingFont * 0.7 - x);
    context.fillText(label, x, base);
  }

  private fit(
    context: CanvasRenderingContext2D,
    text: string,
    width: number,
  ): string {
    this.fitter ??= new TextFitter(context);
    return this.fitter.fit(text, width);
  }
}

function isInSight({ y, height }: PlacedGroup, view: MapView): boolean {
  return y + height > view.top && y < view.top + view.height;
}

/** Whether everything stands where it stood; what it says may differ. */
function isSamePicture(before: MapView, view: MapView): boolean {
  return (
    before.top === view.top &&
    before.width === view.width &&
    before.height === view.height &&
    before.ratio === view.ratio &&
    before.headingFont === view.headingFont &&
    before.layout.gap === view.layout.gap &&
    before.layout.groups.length === view.layout.groups.length &&
    before.layout.groups.every((placed, index) =>
      isSamePlace(placed, view.layout.groups[index]),
    )
  );
}

function isSamePlace(before: PlacedGroup, placed: PlacedGroup): boolean {
  return (
    before.group.key === placed.group.key &&
    before.x === placed.x &&
    before.y === placed.y &&
    before.width === placed.width &&
    before.height === placed.height &&
    before.end === placed.end &&
    before.runs.length === placed.runs.length &&
    before.runs.every(
      (run, index) =>
        run.y === placed.runs[index].y &&
        run.size === placed.runs[index].size &&
        run.count === placed.runs[index].count,
    )
  );
}

function isSameHeading(one: PlacedGroup, other: PlacedGroup): boolean {
  return (
    one.group.label === other.group.label &&
    cellMarks.every(mark => one.group.counts[mark] === other.group.counts[mark])
  );
}

function forEachCell(
  { group, runs, first }: PlacedGroup,
  gap: number,
  visit: (cell: MapCell, box: CellBox, at: number) => void,
) {
  for (const { x, y, size, first: start, count } of runs) {
    for (let offset = 0; offset < count; offset += 1) {
      const at = start - first + offset;
      visit(group.cells[at], { x: x + offset * (size + gap), y, size }, at);
    }
  }
}
