import { fontFamily, fontSize } from './tokens';

/** Titles are told apart by weight more than by size; Material UI's own sizes shout. */
export const typography = {
  htmlFontSize: 16,
  fontFamily,
  h1: heading(fontSize[6], 12),
  h2: heading(fontSize[5], 10),
  h3: heading(fontSize[5], 8),
  h4: heading(fontSize[4], 8),
  h5: heading(fontSize[4], 6),
  h6: heading(fontSize[3], 4),
  subtitle1: body(fontSize[3], 500),
  subtitle2: body(fontSize[3], 500),
  body1: body(fontSize[3]),
  body2: body(fontSize[3]),
  caption: body(fontSize[2]),
  button: { ...body(fontSize[3], 500), textTransform: 'none' as const },
  overline: {
    ...body(fontSize[2], 500),
    textTransform: 'none' as const,
  },
};

function heading(size: number, marginBottom: number) {
  return {
    fontSize: size,
    fontWeight: 600,
    lineHeight: 1.3,
    letterSpacing: '-0.01em',
    marginBottom,
  };
}

function body(size: number, fontWeight = 400) {
  return { fontSize: size, fontWeight, lineHeight: 1.45, letterSpacing: 0 };
}
