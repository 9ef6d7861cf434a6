/** How the line of a series looks: told apart by colour, and by dash for those who do not tell the colours. */
export interface SeriesStyle {
  /** Of a custom property of the theme, and what to draw where the theme has none. */
  color: { property: string; fallback: string };
  /** Lengths of dash and gap in pixels; none for a whole line. */
  dash: number[];
}

/** Legible on light and dark ground alike. */
const fallbacks = [
  '#2f86c6',
  '#b9691f',
  '#8a63d2',
  '#128a86',
  '#c2488f',
  '#76869a',
];

const dashes = [[], [7, 3], [2, 3], [10, 3, 2, 3], [4, 4], [1, 2]];

export function seriesStyle(index: number): SeriesStyle {
  const turn = index % fallbacks.length;
  return {
    color: {
      property: `--gantry-series-${turn + 1}`,
      fallback: fallbacks[turn],
    },
    dash: dashes[(turn + Math.floor(index / fallbacks.length)) % dashes.length],
  };
}
