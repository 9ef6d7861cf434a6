import { singleLine } from './singleLine';

describe('singleLine', () => {
  it.each([
    [
      'breaks of lines and pages',
      'a\r\nb\u2028c\u2029d\u0085e\ff',
      'a b c d e f',
    ],
    ['what moves a cursor', 'a\u0000\u001b[2Jb\u009bc\u007fd', 'a [2Jb c d'],
    [
      'what turns the direction',
      '\u061ca\u200e\u200fb\u202a\u202b\u202c\u202d\u202ec\u2066\u2067\u2068\u2069d',
      'abcd',
    ],
    ['space around what is left', ' \u202e \ta  b\u200f \n', 'a b'],
  ])('takes out %s', (_what, text, left) => {
    expect(singleLine(text)).toBe(left);
  });

  it('leaves letters of any script, and what joins them', () => {
    const text =
      'Zażółć \u05e9\u05dc\u05d5\u05dd नमस्ते 👩\u200d🚒 می\u200cخواهم';

    expect(singleLine(text)).toBe(text);
  });
});
