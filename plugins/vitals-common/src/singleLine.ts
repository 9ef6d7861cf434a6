/** They would let a name run backwards through what follows it. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text that others wrote, on one line: nothing in it moves a cursor, ends a line or turns the direction of writing. */
export function singleLine(text: string): string {
  return text
    .replace(directions, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
