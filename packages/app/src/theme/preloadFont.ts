import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

/** Asks for the font with the first code that runs, not when the first words wait for it. */
export function preloadFont() {
  const link = document.createElement('link');
  Object.assign(link, {
    rel: 'preload',
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
    href: inter,
  });
  document.head.append(link);
}
