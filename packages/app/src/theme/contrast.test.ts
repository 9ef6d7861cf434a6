import { Mode, colors, sidebar, amber } from './tokens';

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(start => {
    const share = parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (light + 0.05) / (dark + 0.05);
}

type Pair = readonly [text: string, ground: string];

/** WCAG AA: for text, and for what is not text but must be seen. */
const textRatio = 4.5;
const edgeRatio = 3;

function unreadable(pairs: Pair[]) {
  return pairs.filter(pair => contrast(...pair) < textRatio);
}

describe.each(['light', 'dark'] as Mode[])('the colours, %s', mode => {
  const color = colors[mode];
  const grounds = [color.canvas, ...color.surfaces, color.hover];
  const statuses = Object.values(color.status);

  it('are readable as text on every ground', () => {
    const texts = [
      color.text,
      color.textSecondary,
      color.accent,
      ...statuses.map(({ foreground }) => foreground),
    ];
    const pairs = texts.flatMap(text =>
      grounds.map((ground): Pair => [text, ground]),
    );
    expect(unreadable(pairs)).toEqual([]);
  });

  it('are readable on the tint of a status and on a filled button', () => {
    const pairs: Pair[] = [
      [color.onAccent, color.accent],
      [color.onAccent, color.accentHover],
      [color.text, color.accentSurface],
      ...statuses.flatMap(({ foreground, surface }): Pair[] => [
        [foreground, surface],
        [color.text, surface],
        [color.onAccent, foreground],
      ]),
    ];
    expect(unreadable(pairs)).toEqual([]);
  });

  it('draw edges of what one may operate that can be seen', () => {
    for (const ground of [color.canvas, ...color.surfaces.slice(0, 2)]) {
      expect(contrast(color.borderStrong, ground)).toBeGreaterThanOrEqual(
        edgeRatio,
      );
      expect(contrast(color.ring, ground)).toBeGreaterThanOrEqual(edgeRatio);
    }
  });
});

it('are readable in the sidebar', () => {
  for (const ground of [sidebar.background, sidebar.raised]) {
    for (const text of [sidebar.text, sidebar.textStrong, amber]) {
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(textRatio);
    }
  }
});
