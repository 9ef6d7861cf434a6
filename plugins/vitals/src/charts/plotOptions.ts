import type uPlot from 'uplot';
import { PlotEvents, PlotView } from './PlotView';
import { isolatedPoints } from './alignSeries';
import { axisTimes } from './clock';
import { drawFiring, drawLines } from './drawPlot';
import { formatValue } from './formatValue';
import { PlotColors } from './plotColors';
import { seriesStyle } from './seriesStyle';

/** What changes while a plot lives; its options look here each time that they draw. */
export interface PlotState {
  view: PlotView;
  colors: PlotColors;
  events: PlotEvents;
}

export interface PlotSize {
  width: number;
  height: number;
}

/** Plots with the same key share their crosshair. */
export function plotOptions(
  state: PlotState,
  size: PlotSize,
  syncKey: string,
): uPlot.Options {
  return {
    ...size,
    ms: 1,
    padding: [8, 20, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: true, range: () => [state.view.from, state.view.to] },
      y: { range: () => [state.view.range.min, state.view.range.max] },
    },
    axes: [
      {
        ...axis(state),
        space: 56,
        size: 28,
        values: (_plot, marks, _axis, _space, apart) => axisTimes(marks, apart),
      },
      {
        ...axis(state),
        space: 32,
        size: 58,
        values: (_plot, marks) =>
          marks.map(mark =>
            formatValue(mark, state.view.unit, state.view.range.max / 1.1),
          ),
      },
    ],
    series: [
      {},
      ...state.view.data.slice(1).map((_, index) => series(state, index)),
    ],
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false, dist: 5 },
      points: { size: 7 },
      // A value counts for its own step only; elsewhere there is none.
      hover: {
        prox: plot => {
          const { from, to, step } = state.view;
          return Math.max((plot.rect.width * step) / (to - from), 2);
        },
      },
      // Others follow the crosshair, but only the one that is dragged on zooms.
      sync: {
        key: syncKey,
        setSeries: false,
        scales: ['x', null],
        filters: { pub: type => type === 'mousemove' || type === 'mouseleave' },
      },
      bind: {
        dblclick: () => () => {
          state.events.onReset();
          return null;
        },
      },
    },
    hooks: {
      drawClear: [plot => drawFiring(plot, state.view, state.colors)],
      draw: [plot => drawLines(plot, state.view, state.colors)],
      setCursor: [plot => state.events.onHover(hoveredOf(plot))],
      setSelect: [
        plot => {
          const { left, width } = plot.select;
          if (width > 0) {
            const from = plot.posToVal(left, 'x');
            const to = plot.posToVal(left + width, 'x');
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            state.events.onZoom(from, to);
          }
        },
      ],
    },
  };
}

function axis(state: PlotState): uPlot.Axis {
  return {
    stroke: () => state.colors.text,
    font: `11px ${state.colors.font}`,
    grid: { stroke: () => state.colors.grid, width: 1 },
    ticks: { show: false },
  };
}

function series(state: PlotState, index: number): uPlot.Series {
  return {
    stroke: () => state.colors.series(index),
    dash: seriesStyle(index).dash,
    width: 1.5,
    points: {
      show: true,
      size: 4,
      width: 0,
      fill: () => state.colors.series(index),
      filter: plot => isolatedPoints(plot.data[index + 1] as number[]),
    },
  };
}

function hoveredOf(plot: uPlot) {
  const { idx, idxs, left = -1 } = plot.cursor;
  if (left < 0 || idx === undefined || idx === null) {
    return undefined;
  }
  const [, ...values] = plot.data;
  return {
    at: plot.posToVal(left, 'x'),
    values: values.map((column, index) => {
      const at = idxs?.[index + 1];
      return (
        (at === null || at === undefined ? undefined : column[at]) ?? undefined
      );
    }),
  };
}
