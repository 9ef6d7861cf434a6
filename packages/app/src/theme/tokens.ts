/** The two faces of the portal; ids that the settings page and `localStorage` know. */
export type Mode = 'light' | 'dark';

/** A status as text or glyph on any surface, and the tint behind a notice of it. */
export interface StatusColors {
  foreground: string;
  surface: string;
  border: string;
}

export interface Colors {
  /** Behind everything. */
  canvas: string;
  /** Cards, tables, menus; each further step lies upon the one before. */
  surfaces: [string, string, string, string];
  hover: string;
  pressed: string;
  text: string;
  textSecondary: string;
  textDisabled: string;
  /** Between and around quiet things. */
  border: string;
  /** Around what one may operate: 3:1 on every surface. */
  borderStrong: string;
  accent: string;
  accentHover: string;
  onAccent: string;
  /** What the pointer selected, as a tint. */
  accentSurface: string;
  ring: string;
  /** The lines of a chart, in this order; told apart also by those who do not tell all colours. */
  series: string[];
  /** Everything except `unknown` differs in lightness too, for those who do not tell red from green. */
  status: Record<
    'critical' | 'warning' | 'ok' | 'unknown' | 'info',
    StatusColors
  >;
}

/** The crane's load. Too pale for text on white; it marks the current page and the brand. */
export const amber = '#f5a524';

/** The sidebar looks the same in both modes. */
export const sidebar = {
  background: '#111a24',
  raised: '#1f2b39',
  border: '#2b3947',
  text: '#b9c4d0',
  textStrong: '#ffffff',
};

export const colors: Record<Mode, Colors> = {
  light: {
    canvas: '#f5f7f9',
    surfaces: ['#ffffff', '#f1f4f7', '#e7ebf0', '#dde3ea'],
    hover: '#eef1f5',
    pressed: '#e1e6ec',
    text: '#14202b',
    textSecondary: '#4c5b6b',
    textDisabled: '#8b97a5',
    border: '#dce2e9',
    borderStrong: '#76869a',
    accent: '#0b5c8c',
    accentHover: '#08466b',
    onAccent: '#ffffff',
    accentSurface: '#e2eff7',
    ring: '#0b76b5',
    series: ['#1d4a8c', '#ab7600', '#3a0f10', '#449ab2', '#cc2f66', '#6a14bc'],
    status: {
      critical: {
        foreground: '#b01030',
        surface: '#fdecee',
        border: '#eda5b0',
      },
      warning: { foreground: '#8a4b00', surface: '#fff2d9', border: '#e6b566' },
      ok: { foreground: '#0a6a57', surface: '#e0f5ef', border: '#86cbb8' },
      unknown: { foreground: '#4c5b6b', surface: '#eceff3', border: '#b6c0cb' },
      info: { foreground: '#0b5c8c', surface: '#e2eff7', border: '#93c1de' },
    },
  },
  dark: {
    canvas: '#0d141b',
    surfaces: ['#141d26', '#1b2631', '#23303d', '#2c3b4a'],
    hover: '#1b2631',
    pressed: '#23303d',
    text: '#e5ebf1',
    textSecondary: '#a7b4c2',
    textDisabled: '#66758a',
    border: '#293643',
    borderStrong: '#7a8b9d',
    accent: '#7cc4f0',
    accentHover: '#a4d6f6',
    onAccent: '#0d141b',
    accentSurface: '#14303f',
    ring: '#7cc4f0',
    series: ['#5f7ad8', '#e2cd3c', '#e4f8fa', '#3dbd78', '#d85ea0', '#9446ff'],
    status: {
      critical: {
        foreground: '#ff8f9a',
        surface: '#3b1820',
        border: '#7d3341',
      },
      warning: { foreground: '#f4b74f', surface: '#33270f', border: '#6e5420' },
      ok: { foreground: '#5fd3b0', surface: '#0f2e28', border: '#256353' },
      unknown: { foreground: '#a7b4c2', surface: '#212c38', border: '#465566' },
      info: { foreground: '#7cc4f0', surface: '#14303f', border: '#2c6182' },
    },
  },
};

/** Pixels. */
export const radius = { small: 3, medium: 4, large: 6 };

export const fontFamily =
  "'Inter Variable', 'Inter fallback', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

export const monospaceFamily =
  "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace";

/** Pixels, by the step of BUI's scale that uses them. */
export const fontSize = {
  1: 11,
  2: 12,
  3: 14,
  4: 15,
  5: 18,
  6: 21,
  7: 26,
  8: 34,
  9: 44,
  10: 60,
};

export const shadow: Record<Mode, string> = {
  light: '0 1px 2px rgb(20 32 43 / 8%), 0 8px 24px rgb(20 32 43 / 14%)',
  dark: '0 1px 2px rgb(0 0 0 / 50%), 0 8px 24px rgb(0 0 0 / 50%)',
};
