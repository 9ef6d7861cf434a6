import { Category, SearchHit, categories } from './SearchHit';
import { wordsOf } from './searchTerm';

export interface HitGroup {
  category: Category;
  hits: SearchHit[];
}

/** Best first: what is called so, then what begins so, then the rest as the engine ranked it. */
export function rankHits(hits: SearchHit[], text: string): SearchHit[] {
  const phrase = wordsOf(text).join(' ');
  return hits
    .map((hit, index) => ({ hit, index, rank: rankOf(hit, phrase) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ hit }) => hit);
}

/** By category, in their order; but a category that holds what is called so comes first. */
export function groupHits(hits: SearchHit[], text: string): HitGroup[] {
  const phrase = wordsOf(text).join(' ');
  const ranked = rankHits(hits, text);
  return (Object.keys(categories) as Category[])
    .map(category => ({
      category,
      hits: ranked.filter(hit => hit.category === category),
    }))
    .filter(group => group.hits.length > 0)
    .sort((a, b) => Number(isExact(b.hits[0])) - Number(isExact(a.hits[0])));

  function isExact(hit: SearchHit) {
    return rankOf(hit, phrase) === 0;
  }
}

function rankOf(hit: SearchHit, phrase: string): number {
  if (!phrase || hit.category === 'docs') {
    return 3;
  }
  const names = [hit.name, hit.title].map(each => wordsOf(each).join(' '));
  if (names.includes(phrase)) {
    return 0;
  }
  if (names.some(name => name.startsWith(phrase))) {
    return 1;
  }
  return names.some(name => ` ${name}`.includes(` ${phrase}`)) ? 2 : 3;
}
