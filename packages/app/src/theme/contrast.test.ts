import { Mode, colors, sidebar, amber } from './tokens';

function linearOf(hex: string): number[] {
  return [1, 3, 5].map(start => {
    const share = parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

function luminance(hex: string): number {
  const [red, green, blue] = linearOf(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (light + 0.05) / (dark + 0.05);
}

/** How those see a colour who lack one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
const sights = {
  all: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882,
    -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182,
    0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733,
    0.691367, 0.3039,
  ],
};

/** The difference that somebody sees between two colours, as the distance in CIELAB: 2 can just be told apart. */
function difference(one: string, other: string, sight: number[]): number {
  const [a, b] = [one, other].map(hex => {
    const linear = linearOf(hex);
    const [r, g, bl] = [0, 3, 6].map(row =>
      Math.min(
        1,
        Math.max(
          0,
          linear.reduce((sum, value, i) => sum + sight[row + i] * value, 0),
        ),
      ),
    );
    const [x, y, z] = [
      (0.4124 * r + 0.3576 * g + 0.1805 * bl) / 0.9505,
      0.2126 * r + 0.7152 * g + 0.0722 * bl,
      (0.0193 * r + 0.1192 * g + 0.9505 * bl) / 1.089,
    ].map(t => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  });
  return Math.hypot(...a.map((value, index) => value - b[index]));
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

  it.each(Object.entries(sights))(
    'draw the lines of a chart apart from ground and each other, %s',
    (_name, sight) => {
      const { series } = color;
      for (const [index, line] of series.entries()) {
        expect(contrast(line, color.surfaces[0])).toBeGreaterThanOrEqual(
          edgeRatio,
        );
        for (const other of series.slice(index + 1)) {
          expect(difference(line, other, sight)).toBeGreaterThan(20);
        }
      }
    },
  );

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
