import { quoteLabelValue } from './quoteLabelValue';
import { selector } from './selector';

/** The escapes of Go, which PromQL shares; written after the language, not after our function. */
const simple: Record<string, string> = { '"': '"', '\\': '\\' };

/** Reads a string literal as PromQL does; whatever follows it has broken out. */
function unquote(literal: string): { value: string; rest: string } {
  let value = '';
  let i = 1;
  while (literal[i] !== '"') {
    if (i >= literal.length) {
      throw new Error('not closed');
    }
    if (literal[i] !== '\\') {
      value += literal[i++];
      continue;
    }
    const kind = literal[i + 1];
    const digits = { u: 4, U: 8 }[kind];
    value += digits
      ? String.fromCodePoint(
          Number.parseInt(literal.slice(i + 2, i + 2 + digits), 16),
        )
      : simple[kind];
    i += 2 + (digits ?? 0);
  }
  return { value, rest: literal.slice(i + 1) };
}

/** Pseudo-random, and the same every time. */
function* randomStrings(count: number) {
  const alphabet = [
    ...'"\\{}[]()=~!,|.*+?^$#`\'\n\r\t\0\x7f aZ0é😀\u2028\ufffd',
  ];
  let state = 1;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let i = 0; i < count; i++) {
    yield Array.from(
      { length: next(20) },
      () => alphabet[next(alphabet.length)],
    ).join('');
  }
}

describe('quoteLabelValue', () => {
  it('keeps every value whole and inside its quotes', () => {
    for (const value of [...randomStrings(20_000), 'é😀"\\'.repeat(2_560)]) {
      const literal = quoteLabelValue(value);

      expect(literal).toMatch(/^"[\x20-\x7e]*"$/);
      expect(unquote(literal)).toEqual({ value, rest: '' });
    }
  });

  it('is what selectors quote with, and names of labels are never taken on trust', () => {
    expect(selector('up', [['service', '=', 'a"} or up{b="']])).toBe(
      'up{service="a\\"} or up{b=\\""}',
    );
    expect(() => selector('up', [['a="x"}', '=', 'b']])).toThrow(
      'no name of a label',
    );
  });
});
