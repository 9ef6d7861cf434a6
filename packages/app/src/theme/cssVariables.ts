import {
  Colors,
  Mode,
  StatusColors,
  amber,
  colors,
  fontFamily,
  fontSize,
  monospaceFamily,
  radius,
  shadow,
  sidebar,
} from './tokens';

type Variables = Record<string, string>;

/**
 * The tokens as custom properties: BUI's own names (`--bui-*`), which this overrides, and ours
 * (`--gantry-*`) for what BUI has no name for. Unlayered, so that they win over BUI's layer.
 */
export function cssVariables(): string {
  return [
    rule(":root, [data-theme-mode='light']", {
      ...shared(),
      ...ofMode('light'),
    }),
    rule("[data-theme-mode='dark']", ofMode('dark')),
  ].join('\n');
}

function rule(selector: string, variables: Variables): string {
  const lines = Object.entries(variables).map(
    ([name, value]) => `  --${name}: ${value};`,
  );
  return `${selector} {\n${lines.join('\n')}\n}`;
}

function shared(): Variables {
  const sizes = Object.entries(fontSize).map(([step, pixels]) => [
    `bui-font-size-${step}`,
    `${pixels / 16}rem`,
  ]);
  return {
    'bui-font-regular': fontFamily,
    'bui-font-monospace': monospaceFamily,
    ...Object.fromEntries(sizes),
    'bui-radius-1': `${radius.small - 1}px`,
    'bui-radius-2': `${radius.small}px`,
    'bui-radius-3': `${radius.large}px`,
    'bui-radius-4': `${radius.large}px`,
    'gantry-amber': amber,
    'gantry-sidebar': sidebar.background,
    'gantry-sidebar-raised': sidebar.raised,
    'gantry-sidebar-border': sidebar.border,
    'gantry-sidebar-text': sidebar.text,
    'gantry-sidebar-text-strong': sidebar.textStrong,
  };
}

function ofMode(mode: Mode): Variables {
  const color = colors[mode];
  return {
    ...neutrals(color),
    ...accents(color),
    ...statuses(color),
    ...Object.fromEntries(
      color.series.map((line, index) => [`gantry-series-${index + 1}`, line]),
    ),
    'bui-shadow': shadow[mode],
    'gantry-shadow': shadow[mode],
  };
}

function neutrals(color: Colors): Variables {
  const surfaces = color.surfaces.flatMap((surface, index) => {
    const name = `bui-bg-neutral-${index + 1}`;
    const above = color.surfaces[index + 1] ?? color.pressed;
    return [
      [name, surface],
      [`${name}-hover`, index === 0 ? color.hover : above],
      [`${name}-pressed`, index === 0 ? color.pressed : above],
      [`${name}-disabled`, surface],
    ];
  });
  return {
    'bui-bg-app': color.canvas,
    ...Object.fromEntries(surfaces),
    'bui-fg-primary': color.text,
    'bui-fg-secondary': color.textSecondary,
    'bui-fg-disabled': color.textDisabled,
    'bui-border-1': color.border,
    'bui-border-2': color.borderStrong,
    'bui-ring': color.ring,
    'bui-scrollbar': 'transparent',
    'bui-scrollbar-thumb': color.borderStrong,
    'gantry-hover': color.hover,
  };
}

function accents(color: Colors): Variables {
  return {
    'bui-accent-bg': color.accent,
    'bui-accent-bg-hover': color.accentHover,
    'bui-accent-bg-disabled': color.surfaces[2],
    'bui-accent-fg': color.onAccent,
    'bui-accent-fg-disabled': color.textDisabled,
    'bui-bg-solid': color.accent,
    'bui-bg-solid-hover': color.accentHover,
    'bui-bg-solid-pressed': color.accentHover,
    'bui-bg-solid-disabled': color.surfaces[2],
    'bui-fg-solid': color.onAccent,
    'bui-fg-solid-disabled': color.textDisabled,
    'gantry-accent': color.accent,
    'gantry-accent-surface': color.accentSurface,
  };
}

/** BUI calls a status by several names, of which the last generation is deprecated but in use. */
const buiNames = {
  critical: { tones: ['negative', 'danger'], family: 'negative' },
  warning: { tones: ['warning'], family: 'warning' },
  ok: { tones: ['positive', 'success'], family: 'positive' },
  info: { tones: ['announcement', 'info'], family: 'announcement' },
} as const;

function statuses(color: Colors): Variables {
  const own = Object.entries(color.status).flatMap(([name, status]) => [
    [`gantry-status-${name}`, status.foreground],
    [`gantry-status-${name}-surface`, status.surface],
    [`gantry-status-${name}-border`, status.border],
  ]);
  const names = Object.entries(buiNames) as [
    keyof typeof buiNames,
    (typeof buiNames)[keyof typeof buiNames],
  ][];
  return Object.assign(
    Object.fromEntries(own),
    ...names.map(([name, { tones, family }]) => ({
      ...tonesOf(color.status[name], tones),
      ...familyOf(color.status[name], color, family),
    })),
  );
}

function tonesOf(
  { foreground, surface, border }: StatusColors,
  tones: readonly string[],
): Variables {
  return Object.assign(
    {},
    ...tones.map(tone => ({
      [`bui-fg-${tone}`]: foreground,
      [`bui-fg-${tone}-on-bg`]: foreground,
      [`bui-bg-${tone}`]: surface,
      [`bui-border-${tone}`]: border,
    })),
  );
}

function familyOf(
  { foreground, surface, border }: StatusColors,
  color: Colors,
  family: string,
): Variables {
  return {
    [`bui-${family}-bg`]: foreground,
    [`bui-${family}-bg-hover`]: foreground,
    [`bui-${family}-bg-disabled`]: color.surfaces[2],
    [`bui-${family}-bg-subdued`]: surface,
    [`bui-${family}-bg-subdued-hover`]: surface,
    [`bui-${family}-bg-subdued-disabled`]: color.surfaces[1],
    [`bui-${family}-border`]: border,
    [`bui-${family}-fg`]: color.onAccent,
    [`bui-${family}-fg-disabled`]: color.textDisabled,
    [`bui-${family}-fg-subdued`]: foreground,
    [`bui-${family}-fg-subdued-disabled`]: color.textDisabled,
  };
}
