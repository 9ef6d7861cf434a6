import { UnifiedThemeOptions } from '@backstage/theme';
import { Mode, amber, colors, sidebar } from './tokens';

/** The tokens as Material UI and the stock plugins ask for them. */
export function palette(mode: Mode): UnifiedThemeOptions['palette'] {
  const color = colors[mode];
  const { critical, warning, ok, unknown, info } = color.status;
  return {
    type: mode,
    mode,
    background: { default: color.canvas, paper: color.surfaces[0] },
    primary: {
      main: color.accent,
      dark: color.accentHover,
      contrastText: color.onAccent,
    },
    secondary: {
      main: color.accent,
      dark: color.accentHover,
      contrastText: color.onAccent,
    },
    error: { main: critical.foreground, contrastText: color.onAccent },
    warning: { main: warning.foreground, contrastText: color.onAccent },
    success: { main: ok.foreground, contrastText: color.onAccent },
    info: { main: info.foreground, contrastText: color.onAccent },
    text: {
      primary: color.text,
      secondary: color.textSecondary,
      disabled: color.textDisabled,
    },
    divider: color.border,
    action: {
      active: color.textSecondary,
      hover: color.hover,
      selected: color.accentSurface,
      focus: color.pressed,
      disabled: color.textDisabled,
      disabledBackground: color.surfaces[2],
    },
    status: {
      ok: ok.foreground,
      warning: warning.foreground,
      error: critical.foreground,
      running: info.foreground,
      pending: warning.foreground,
      aborted: unknown.foreground,
    },
    banner: {
      info: info.surface,
      error: critical.surface,
      warning: warning.surface,
      text: color.text,
      link: color.accent,
      closeButtonColor: color.text,
    },
    bursts: {
      fontColor: color.text,
      slackChannelText: color.textSecondary,
      backgroundColor: { default: color.surfaces[1] },
      gradient: { linear: 'none' },
    },
    border: color.border,
    textContrast: color.text,
    textSubtle: color.textSecondary,
    textVerySubtle: color.borderStrong,
    highlight: warning.surface,
    errorBackground: critical.surface,
    warningBackground: warning.surface,
    infoBackground: info.surface,
    errorText: critical.foreground,
    warningText: color.text,
    infoText: info.foreground,
    link: color.accent,
    linkHover: color.accentHover,
    gold: mode === 'light' ? '#b06f00' : amber,
    navigation: {
      background: sidebar.background,
      indicator: amber,
      color: sidebar.text,
      selectedColor: sidebar.textStrong,
      navItem: { hoverBackground: sidebar.raised },
      submenu: { background: sidebar.raised },
    },
    pinSidebarButton: { icon: color.text, background: color.surfaces[1] },
    tabbar: { indicator: color.accent },
  };
}
