/**
 * A label value as a string literal of PromQL. Whatever it holds, it stays one string: everything but plain
 * ASCII letters, digits and marks is escaped, which also spares us to know what each lexer makes of line
 * ends, controls and U+FFFD.
 *
 * @param value - well-formed Unicode
 */
export function quoteLabelValue(value: string): string {
  const body = [...value].map(character => {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === '\\') {
      return `\\${character}`;
    }
    if (code >= 0x20 && code <= 0x7e) {
      return character;
    }
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${body.join('')}"`;
}
