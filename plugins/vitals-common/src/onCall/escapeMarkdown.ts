import { singleLine } from '../singleLine';

/**
 * Text on one line that reads in Markdown as it stands: no markup, link, HTML, entity or formula in it counts. Meant
 * for within a line; at its beginning `#`, `-` and numbers would count.
 */
export function escapeMarkdown(text: string): string {
  return singleLine(text).replace(/[\\`*_[\]<>|~$]|&(?=#?\w+;)/g, '\\$&');
}
