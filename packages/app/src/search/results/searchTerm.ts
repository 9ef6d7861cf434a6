/** Qualifiers that one may type, as `owner:commerce`, and the fields of the index that they filter. */
const qualifiers: Record<string, string> = {
  owner: 'owner',
  system: 'system',
  tag: 'tags',
  tier: 'tier',
};

export interface SearchTerm {
  text: string;
  filters: Record<string, string>;
}

/** Splits what was typed into words and qualifiers. */
export function parseTerm(typed: string): SearchTerm {
  const filters: Record<string, string> = {};
  const words = typed.split(/\s+/).filter(word => {
    const [, qualifier, value] = /^([a-z]+):(.+)$/i.exec(word) ?? [];
    const field = qualifiers[qualifier?.toLocaleLowerCase('en-US')];
    if (field) {
      filters[field] = value.toLocaleLowerCase('en-US');
    }
    return word && !field;
  });
  // The backend refuses longer terms.
  return { text: words.join(' ').slice(0, 100), filters };
}

/** The words of a text in lower case, as the index splits it. */
export function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase('en-US').match(/[\p{L}\p{N}]+/gu) ?? [];
}
