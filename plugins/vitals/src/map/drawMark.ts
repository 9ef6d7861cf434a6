import { CellMark } from './MapCell';
import { MarkColors } from './mapColors';

type Draw = (
  context: CanvasRenderingContext2D,
  size: number,
  colors: MarkColors,
) => void;

/** Pixels below which an exclamation mark would only blur the outline. */
const legibleFrom = 12;

const draw: Record<CellMark, Draw> = {
  critical(context, size, { foreground, onForeground }) {
    const cut = size * 0.29;
    context.fillStyle = foreground;
    polygon(context, [
      [cut, 0],
      [size - cut, 0],
      [size, cut],
      [size, size - cut],
      [size - cut, size],
      [cut, size],
      [0, size - cut],
      [0, cut],
    ]);
    context.fill();
    exclaim(context, size, 0.26, 0.74, onForeground);
  },

  warning(context, size, { foreground, surface, onForeground }) {
    field(context, size, surface);
    context.fill();
    const edge = size * 0.06;
    context.fillStyle = foreground;
    polygon(context, [
      [size / 2, edge],
      [size - edge / 2, size - edge * 1.5],
      [edge / 2, size - edge * 1.5],
    ]);
    context.fill();
    exclaim(context, size, 0.42, 0.8, onForeground);
  },

  unknown(context, size, { foreground }) {
    const width = Math.max(1, size * 0.06);
    inset(context, size, width);
    context.lineWidth = width;
    context.setLineDash([size * 0.14, size * 0.12]);
    context.strokeStyle = foreground;
    context.stroke();
    context.setLineDash([]);
    context.lineWidth = Math.max(1.25, size * 0.09);
    context.beginPath();
    context.arc(
      size / 2,
      size * 0.4,
      size * 0.15,
      Math.PI * 1.05,
      Math.PI * 0.35,
    );
    context.lineTo(size / 2, size * 0.62);
    context.stroke();
    dot(context, size / 2, size * 0.77, context.lineWidth * 0.6, foreground);
  },

  none(context, size, { foreground }) {
    context.lineWidth = Math.max(1.5, size * 0.1);
    context.strokeStyle = foreground;
    context.beginPath();
    context.moveTo(size * 0.25, size / 2);
    context.lineTo(size * 0.75, size / 2);
    context.stroke();
  },

  ok(context, size, { foreground, surface, border }) {
    inset(context, size, 1);
    context.fillStyle = surface;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = border;
    context.stroke();
    context.lineWidth = Math.max(1.25, size * 0.08);
    context.strokeStyle = foreground;
    context.beginPath();
    context.moveTo(size * 0.32, size * 0.52);
    context.lineTo(size * 0.45, size * 0.65);
    context.lineTo(size * 0.69, size * 0.37);
    context.stroke();
  },
};

/**
 * Draws a status into a square. Each has an outline and a weight of its own, so that they can be told apart without
 * colour and at ten pixels: a filled octagon, a filled triangle, a dashed frame with a question mark, a bare dash, and,
 * for what needs nobody, a pale field with a tick.
 */
export function drawMark(
  context: CanvasRenderingContext2D,
  mark: CellMark,
  x: number,
  y: number,
  size: number,
  colors: MarkColors,
) {
  context.save();
  context.translate(x, y);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  draw[mark](context, size, colors);
  context.restore();
}

function exclaim(
  context: CanvasRenderingContext2D,
  size: number,
  top: number,
  bottom: number,
  color: string,
) {
  if (size < legibleFrom) {
    return;
  }
  const width = size * 0.1;
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(size / 2, size * top + width / 2);
  context.lineTo(size / 2, size * (top + (bottom - top) * 0.58));
  context.stroke();
  dot(context, size / 2, size * bottom - width * 0.4, width * 0.6, color);
}

function dot(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  color: string,
) {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

function polygon(context: CanvasRenderingContext2D, points: number[][]) {
  context.beginPath();
  points.forEach(([x, y], index) =>
    index === 0 ? context.moveTo(x, y) : context.lineTo(x, y),
  );
  context.closePath();
}

function field(context: CanvasRenderingContext2D, size: number, color: string) {
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(0, 0, size, size, Math.min(4, size * 0.16));
}

/** The outline of a cell, drawn within it by a line of that width. */
function inset(context: CanvasRenderingContext2D, size: number, width: number) {
  context.beginPath();
  context.roundRect(
    width / 2,
    width / 2,
    size - width,
    size - width,
    Math.min(4, size * 0.16),
  );
}
