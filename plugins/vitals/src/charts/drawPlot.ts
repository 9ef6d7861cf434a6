import { ReferenceLine } from '@gantry/plugin-vitals-common';
import type uPlot from 'uplot';
import { PlotView } from './PlotView';
import { formatValue } from './formatValue';
import { PlotColors } from './plotColors';

const words: Record<ReferenceLine['kind'], string> = {
  threshold: 'threshold',
  'default-threshold': 'default threshold',
  objective: 'objective',
};

const dashes: Record<ReferenceLine['kind'], number[]> = {
  threshold: [],
  'default-threshold': [6, 4],
  objective: [10, 3, 2, 3],
};

/** Below the series: when an alarm fired. */
export function drawFiring(plot: uPlot, view: PlotView, colors: PlotColors) {
  const { ctx, bbox } = plot;
  ctx.save();
  for (const { from, to, severity = 'critical' } of view.firing) {
    const left = within(plot, Date.parse(from));
    const right = within(plot, to === undefined ? view.to : Date.parse(to));
    const width = Math.max(right - left, uPlotPixels(plot, 1));
    ctx.fillStyle = colors.firing[severity];
    ctx.globalAlpha = 0.12;
    ctx.fillRect(left, bbox.top, width, bbox.height);
    // A tint alone is hard to see; the bar on top says where it begins and ends.
    ctx.globalAlpha = 0.9;
    ctx.fillRect(left, bbox.top, width, uPlotPixels(plot, 3));
  }
  ctx.restore();
}

/** Above the series: what they are compared with, and what happened. */
export function drawLines(plot: uPlot, view: PlotView, colors: PlotColors) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.font = `${uPlotPixels(plot, 11)}px ${colors.font}`;
  ctx.lineWidth = uPlotPixels(plot, 1.25);
  const labelled: number[] = [];
  for (const { kind, value } of view.lines) {
    const y = plot.valToPos(value, 'y', true);
    ctx.strokeStyle =
      kind === 'objective' ? colors.objective : colors.threshold;
    ctx.setLineDash(dashes[kind].map(length => uPlotPixels(plot, length)));
    stroke(ctx, bbox.left, y, bbox.left + bbox.width, y);
    // Where lines are close one label is legible and two are not; the legend names them all.
    if (labelled.every(at => Math.abs(at - y) > uPlotPixels(plot, 14))) {
      labelled.push(y);
      const label = `${words[kind]} ${formatValue(value, view.unit)}`;
      write(plot, label, y, ctx.strokeStyle, colors.ground);
    }
  }
  ctx.strokeStyle = colors.marker;
  ctx.fillStyle = colors.marker;
  ctx.setLineDash([uPlotPixels(plot, 2), uPlotPixels(plot, 2)]);
  for (const marker of view.markers) {
    const at = Date.parse(marker.at);
    if (at >= view.from && at <= view.to) {
      const x = plot.valToPos(at, 'x', true);
      stroke(ctx, x, bbox.top, x, bbox.top + bbox.height);
      const size = uPlotPixels(plot, 4);
      ctx.beginPath();
      ctx.moveTo(x - size, bbox.top + bbox.height + size * 1.5);
      ctx.lineTo(x + size, bbox.top + bbox.height + size * 1.5);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.fill();
    }
  }
  ctx.restore();
}

/** At the right end of a line, above it where there is room. */
function write(
  plot: uPlot,
  label: string,
  y: number,
  color: string | CanvasGradient | CanvasPattern,
  ground: string,
) {
  const { ctx, bbox } = plot;
  const gap = uPlotPixels(plot, 3);
  const hasRoomAbove = y - bbox.top > uPlotPixels(plot, 16);
  ctx.textAlign = 'right';
  ctx.textBaseline = hasRoomAbove ? 'bottom' : 'top';
  const at = [
    bbox.left + bbox.width - gap,
    y + (hasRoomAbove ? -gap : gap),
  ] as const;
  ctx.save();
  ctx.setLineDash([]);
  ctx.lineWidth = uPlotPixels(plot, 3);
  ctx.strokeStyle = ground;
  ctx.strokeText(label, ...at);
  ctx.fillStyle = color;
  ctx.fillText(label, ...at);
  ctx.restore();
}

function stroke(
  ctx: CanvasRenderingContext2D,
  ...[fromX, fromY, toX, toY]: number[]
) {
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}

/** The place of a time on the canvas, at an end of the plot for one beyond it. */
function within(plot: uPlot, at: number): number {
  const { left, width } = plot.bbox;
  const x = plot.valToPos(at, 'x', true);
  return Math.min(Math.max(x, left), left + width);
}

/** CSS pixels in those of the canvas. */
function uPlotPixels(plot: uPlot, pixels: number): number {
  return (pixels * plot.ctx.canvas.width) / plot.width;
}
