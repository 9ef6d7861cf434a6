/**
 * What many hands have written, fit for a message: the stock e-mail takes a text for HTML and Slack takes `<` for the
 * beginning of a command, neither of which the catalog or an alarm may write.
 */
export function plainText(text: string, longest: number): string {
  const plain = text
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\s]+/gu, ' ')
    .replaceAll('<', '‹')
    .trim();
  const letters = [...plain];
  return letters.length > longest
    ? `${letters.slice(0, longest - 1).join('')}…`
    : plain;
}
