/**
 * The stock reader sets headings at six tenths of the app's, which are small already, and pages in the
 * browser's own font. Within the shadow root of a page no style sheet of ours applies, so it comes along.
 */
const styles = `
.md-content .md-typeset,
.md-sidebar {
  font-family: var(--bui-font-regular);
}
.md-content .md-typeset {
  font-size: 0.9375rem;
  line-height: 1.6;
}
.md-content .md-typeset h1 {
  margin: 0 0 1rem;
  font-size: 1.625rem;
  font-weight: 600;
  letter-spacing: -0.01em;
  line-height: 1.3;
}
.md-content .md-typeset h2 {
  margin: 2rem 0 0.75rem;
  font-size: 1.25rem;
  font-weight: 600;
  line-height: 1.35;
}
.md-content .md-typeset :is(h3, h4, h5, h6) {
  margin: 1.5rem 0 0.5rem;
  font-size: 1.0625rem;
  font-weight: 600;
  line-height: 1.4;
  text-transform: none;
}
.md-content .md-typeset table:not([class]) {
  font-size: 0.875rem;
}
.md-content .md-typeset table:not([class]) :is(th, td) {
  min-width: 0;
  padding: 0.5rem 0.75rem;
}
.md-content .md-typeset :is(code, pre, kbd) {
  font-family: var(--bui-font-monospace);
}
.md-sidebar .md-nav {
  font-size: 0.875rem;
}
`;

/** Sets the pages of docs in the app's own type. */
export function DocsTypography() {
  return <style>{styles}</style>;
}
