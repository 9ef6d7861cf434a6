/** They would let a name run backwards through what follows it. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text on one line that reads in Markdown as it stands: no markup, link, HTML, entity or formula in it counts. Meant
 * for within a line; at its beginning `#`, `-` and numbers would count.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(directions, '')
    .trim()
    .replace(/[\\`*_[\]<>|~$]|&(?=#?\w+;)/g, '\\$&');
}
