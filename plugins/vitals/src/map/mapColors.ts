import { CellMark } from './MapCell';

/** How a status looks: its glyph, what lies behind the glyph, what surrounds that, and what is legible on the glyph. */
export interface MarkColors {
  foreground: string;
  surface: string;
  border: string;
  onForeground: string;
}

/** The theme's colours as a canvas takes them. */
export interface MapColors {
  marks: Record<CellMark, MarkColors>;
  text: string;
  muted: string;
  font: string;
}

/** Reads the theme where an element stands. */
export function mapColors(element: Element): MapColors {
  const style = getComputedStyle(element);
  const read = (property: string, fallback: string) =>
    style.getPropertyValue(property).trim() || fallback;
  const ground = read('--bui-bg-neutral-1', '#ffffff');
  const muted = read('--bui-fg-secondary', '#4c5b6b');
  const mark = (status: string, bui: string, last: string): MarkColors => {
    const foreground = read(
      `--gantry-status-${status}`,
      read(`--bui-fg-${bui}-on-bg`, last),
    );
    return {
      foreground,
      surface: read(
        `--gantry-status-${status}-surface`,
        read(`--bui-bg-${bui}`, ground),
      ),
      border: read(`--gantry-status-${status}-border`, foreground),
      onForeground: ground,
    };
  };
  const unknown = mark('unknown', 'secondary', muted);
  return {
    marks: {
      critical: mark('critical', 'danger', '#b01030'),
      warning: mark('warning', 'warning', '#8a4b00'),
      ok: mark('ok', 'success', '#0a6a57'),
      unknown,
      none: { ...unknown, foreground: muted },
    },
    text: read('--bui-fg-primary', '#14202b'),
    muted,
    font: read('--bui-font-regular', 'system-ui, sans-serif'),
  };
}
