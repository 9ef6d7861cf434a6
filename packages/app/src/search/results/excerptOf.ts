import { wordsOf } from './searchTerm';

export interface Piece {
  text: string;
  isMatch: boolean;
}

const before = 40;
const length = 180;

/** The part of a text around the first word that was asked for, cut into what matches and what does not. */
export function excerptOf(text: string, term: string): Piece[] {
  // The index of MkDocs keeps the sign of the permanent link.
  const plain = text
    .replace(/\s*¶\s*/g, ' · ')
    .replace(/\s+/g, ' ')
    .trim();
  const words = wordsOf(term).sort((a, b) => b.length - a.length);
  if (words.length === 0) {
    return plain ? [{ text: cut(plain, 0), isMatch: false }] : [];
  }
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${words.join('|')})[\\p{L}\\p{N}]*`,
    'giu',
  );
  const shown = cut(plain, Math.max(0, plain.search(pattern)));
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of shown.matchAll(pattern)) {
    pieces.push({ text: shown.slice(end, match.index), isMatch: false });
    pieces.push({ text: match[0], isMatch: true });
    end = match.index + match[0].length;
  }
  pieces.push({ text: shown.slice(end), isMatch: false });
  return pieces.filter(piece => piece.text);
}

function cut(text: string, focus: number): string {
  const start =
    focus <= before ? 0 : text.indexOf(' ', focus - before) + 1 || focus;
  const part = text.slice(start, start + length);
  return `${start > 0 ? '… ' : ''}${part}${
    start + length < text.length ? ' …' : ''
  }`;
}
