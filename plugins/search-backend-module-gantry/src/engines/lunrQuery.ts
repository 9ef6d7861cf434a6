import { SearchQuery } from '@backstage/plugin-search-common';
import lunr from 'lunr';
import { wordsOf } from '../words';

/** How much more a word weighs in a field than in the text. */
const boosts: Record<string, number> = {
  name: 12,
  title: 10,
  entityTitle: 4,
  tags: 6,
  owner: 4,
  system: 4,
  kind: 2,
  type: 2,
  keywords: 1,
  text: 1,
};

const { presence, wildcard } = lunr.Query;

/** Every word must begin a word of the document; whole words, names and titles come first. */
export function lunrQuery({ term, filters, types, pageLimit }: SearchQuery) {
  const words = wordsOf(term);
  const stems = stemsOf(words);
  return {
    lunrQueryBuilder: (query: lunr.Query) => {
      const fields = query.allFields.filter(field => field in boosts);
      if (words.length === 0) {
        query.term('*', { fields, usePipeline: false });
      } else if (stems.length === 0) {
        // As on PostgreSQL: words that no index keeps are found nowhere. No token holds a space.
        query.term(' ', { presence: presence.REQUIRED, usePipeline: false });
      }
      for (const stem of stems) {
        query.term(stem, {
          fields,
          presence: presence.REQUIRED,
          usePipeline: false,
          wildcard: wildcard.TRAILING,
        });
        for (const field of fields) {
          const options = { fields: [field], usePipeline: false };
          query.term(stem, { ...options, boost: boosts[field] * 10 });
          query.term(stem, {
            ...options,
            boost: boosts[field],
            wildcard: wildcard.TRAILING,
          });
        }
      }
      addFilters(query, filters);
    },
    documentTypes: types,
    pageSize: pageLimit ?? 25,
  };
}

/** Lunr itself filters by single values only; of several, the first counts. */
function addFilters(query: lunr.Query, filters: SearchQuery['filters']) {
  for (const [field, value] of Object.entries(filters ?? {})) {
    if (!query.allFields.includes(field)) {
      throw new Error(`unrecognised field ${field}`);
    }
    for (const word of wordsOf(String([value].flat()[0] ?? ''))) {
      query.term(word, { fields: [field], presence: presence.REQUIRED });
    }
  }
}

/** The words of a query as the index keeps them, without those that it does not keep. */
function stemsOf(words: string[]): string[] {
  const kept = words.filter(word =>
    lunr.stopWordFilter(new lunr.Token(word, {})),
  );
  return kept.map(word => String(lunr.stemmer(new lunr.Token(word, {}))));
}
