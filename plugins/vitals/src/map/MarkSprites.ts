import { CellMark } from './MapCell';
import { drawMark } from './drawMark';
import { MapColors } from './mapColors';

/** Statuses drawn once at each size: copying a picture costs a tenth of drawing it. */
export class MarkSprites {
  private readonly sprites = new Map<string, HTMLCanvasElement>();

  constructor(
    private readonly colors: MapColors,
    /** Device pixels a CSS pixel. */
    private readonly ratio: number,
  ) {}

  draw(
    context: CanvasRenderingContext2D,
    mark: CellMark,
    x: number,
    y: number,
    size: number,
  ) {
    context.drawImage(this.spriteOf(mark, size), x, y, size, size);
  }

  private spriteOf(mark: CellMark, size: number): HTMLCanvasElement {
    const key = `${mark} ${size}`;
    let sprite = this.sprites.get(key);
    if (!sprite) {
      sprite = document.createElement('canvas');
      sprite.width = Math.ceil(size * this.ratio);
      sprite.height = sprite.width;
      const context = sprite.getContext('2d');
      if (context) {
        context.scale(sprite.width / size, sprite.width / size);
        drawMark(context, mark, 0, 0, size, this.colors.marks[mark]);
      }
      this.sprites.set(key, sprite);
    }
    return sprite;
  }
}
