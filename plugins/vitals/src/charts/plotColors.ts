import { seriesStyle } from './seriesStyle';

/** The theme's colours as a canvas takes them. */
export interface PlotColors {
  series(index: number): string;
  text: string;
  grid: string;
  font: string;
  threshold: string;
  objective: string;
  firing: Record<'critical' | 'warning', string>;
  marker: string;
  ground: string;
}

/** Reads the theme where an element stands. */
export function plotColors(element: Element): PlotColors {
  const style = getComputedStyle(element);
  const read = (property: string, fallback: string) =>
    style.getPropertyValue(property).trim() || fallback;
  return {
    series: index => {
      const { property, fallback } = seriesStyle(index).color;
      return read(property, fallback);
    },
    text: read('--bui-fg-secondary', '#6b7785'),
    grid: read('--bui-border-1', '#8b97a540'),
    font: read('--bui-font-regular', 'system-ui, sans-serif'),
    threshold: read('--gantry-status-critical', '#b01030'),
    objective: read('--gantry-accent', '#0b5c8c'),
    firing: {
      critical: read('--gantry-status-critical', '#b01030'),
      warning: read('--gantry-status-warning', '#8a4b00'),
    },
    marker: read('--bui-fg-primary', '#14202b'),
    ground: read('--bui-bg-neutral-1', '#ffffff'),
  };
}
