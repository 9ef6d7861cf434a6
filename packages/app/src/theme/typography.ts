import { fontFamily, fontSize } from './tokens';

/** What the scale says to Material UI's own headings; see `typographyOverrides`. */
const headings = {
  h1: heading(fontSize[6], 12),
  h2: heading(fontSize[5], 10),
  h3: heading(fontSize[5], 8),
  h4: heading(fontSize[4], 8),
  h5: heading(fontSize[4], 6),
  h6: heading(fontSize[3], 4),
};

/** The size of headings in documentation, in pixels of its own text. */
const documentation = { h1: 28, h2: 22, h3: 18, h4: 16, h5: 16, h6: 16 };

/** TechDocs reads the theme's numbers and shrinks them by this. */
const techDocsShare = 0.6;

/** Titles are told apart by weight more than by size; Material UI's own sizes shout. */
export const typography = {
  htmlFontSize: 16,
  fontFamily,
  h1: documented('h1'),
  h2: documented('h2'),
  h3: documented('h3'),
  h4: documented('h4'),
  h5: documented('h5'),
  h6: documented('h6'),
  subtitle1: body(fontSize[3], 500),
  subtitle2: body(fontSize[3], 500),
  body1: body(fontSize[3]),
  body2: body(fontSize[3]),
  caption: body(fontSize[2]),
  button: { ...body(fontSize[3], 500), textTransform: 'none' as const },
  overline: { ...body(fontSize[2], 500), textTransform: 'none' as const },
};

/** Headings of the portal itself: only the theme's numbers are for documentation. */
export const typographyOverrides = {
  MuiTypography: { styleOverrides: headings },
};

function documented(level: keyof typeof documentation) {
  return {
    ...headings[level],
    fontSize: documentation[level] / techDocsShare,
  };
}

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
