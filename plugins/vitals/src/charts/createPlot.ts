import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { PlotEvents, PlotView } from './PlotView';
import { plotColors } from './plotColors';
import { PlotState, plotOptions } from './plotOptions';

export interface Plot {
  update(view: PlotView): void;
  destroy(): void;
}

/** Draws into an element, and keeps to its size and to the theme. */
export function createPlot(
  element: HTMLElement,
  view: PlotView,
  events: PlotEvents,
  syncKey: string,
): Plot {
  const state: PlotState = { view, events, colors: plotColors(element) };
  const size = () => ({
    width: Math.max(element.clientWidth, 1),
    height: Math.max(element.clientHeight, 1),
  });
  const plot = new UPlot(
    plotOptions(state, size(), syncKey),
    view.data as UPlot.AlignedData,
    element,
  );

  const resizes = new ResizeObserver(() => plot.setSize(size()));
  resizes.observe(element);
  const themes = new MutationObserver(() => {
    state.colors = plotColors(element);
    plot.redraw(false, true);
  });
  themes.observe(document.body, {
    attributes: true,
    attributeFilter: ['data-theme-mode', 'data-theme-name', 'class'],
  });

  return {
    update(next) {
      state.view = next;
      plot.setData(next.data as UPlot.AlignedData);
    },
    destroy() {
      resizes.disconnect();
      themes.disconnect();
      plot.destroy();
    },
  };
}
