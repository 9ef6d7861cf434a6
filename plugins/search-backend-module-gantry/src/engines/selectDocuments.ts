import { SearchQuery } from '@backstage/plugin-search-common';
import { Knex } from 'knex';

/** The words of a field, as those of the query are: in lower case, one space between. */
const wordsIn = (field: string) =>
  `regexp_replace(lower(document->>'${field}'), '[^[:alnum:]]+', ' ', 'g')`;

/** Of the rest, its texts and its title: how much a word weighs in each. */
const weights = "'{0.05, 0.1, 0.3, 1}'";

/**
 * The documents in which every word begins a word: those first that are called so, then those whose name
 * begins so, then the others by PostgreSQL's rank.
 * @param words letters and digits alone, so that none is an operator of a text query
 */
export function selectDocuments(
  knex: Knex,
  query: { words: string[] } & Pick<SearchQuery, 'types' | 'filters'>,
) {
  const { words, types, filters } = query;
  const select = knex('documents').select('type', 'document');
  if (words.length > 0) {
    const term = words.map(word => `${word}:*`).join(' & ');
    const phrase = words.join(' ');
    select
      .joinRaw(`CROSS JOIN to_tsquery('english', ?) AS query`, [term])
      .whereRaw('query @@ body')
      .orderByRaw(
        `(${wordsIn('name')} = ? OR ${wordsIn('title')} = ?) DESC,
        (${wordsIn('name')} LIKE ?) DESC,
        ts_rank(${weights}, body, query, 1) DESC`,
        [phrase, phrase, `${phrase}%`],
      );
  }
  if (types) {
    select.whereIn('type', types);
  }
  for (const [field, value] of Object.entries(filters ?? {})) {
    const wanted = [value].flat().flatMap(each => [
      JSON.stringify({ [field]: each }),
      // A list of which it is one.
      JSON.stringify({ [field]: [each] }),
    ]);
    select.where(any =>
      wanted.forEach(each => any.orWhereRaw('document @> ?::jsonb', [each])),
    );
  }
  return select.orderByRaw(`document->>'location'`);
}
