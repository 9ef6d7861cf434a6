/** The words of a text in lower case: what stands between everything that is neither letter nor digit. */
export function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase('en-US').match(/[\p{L}\p{N}]+/gu) ?? [];
}
