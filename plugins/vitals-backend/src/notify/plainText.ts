import { singleLine } from '@gantry/plugin-vitals-common';

/**
 * What many hands have written, fit for a message: the stock e-mail takes a text for HTML and Slack takes `<` for the
 * beginning of a command, neither of which the catalog or an alarm may write.
 */
export function plainText(text: string, longest: number): string {
  const plain = singleLine(text).replaceAll('<', '‹');
  const letters = [...plain];
  return letters.length > longest
    ? `${letters.slice(0, longest - 1).join('')}…`
    : plain;
}
