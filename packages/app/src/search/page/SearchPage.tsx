import { Button, Container, SearchField } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useFleetHealth } from '../../catalog/health/useFleetHealth';
import { HitContent } from '../results/HitContent';
import { SearchNotices } from '../results/SearchNotices';
import { Category, categories } from '../results/SearchHit';
import { groupHits } from '../results/groupHits';
import { parseTerm } from '../results/searchTerm';
import { useSearch } from '../results/useSearch';
import styles from './SearchPage.module.css';

const offered = (Object.keys(categories) as Category[]).filter(
  category => category !== 'other',
);
const step = { catalog: 25, docs: 10 };
/** The backend gives no more at once. */
const maximum = 100;

/** All results of a search. The address holds the question, so that it can be sent and gone back to. */
export function SearchPage() {
  const [params, setParams] = useSearchParams();
  const query = params.get('query') ?? '';
  const chosen = offered.filter(each =>
    (params.get('types') ?? '').split(',').includes(each),
  );
  const [typed, setTyped] = useState(query);
  const [pages, setPages] = useState(1);
  const fleet = useFleetHealth();
  const limit = {
    catalog: Math.min(maximum, step.catalog * pages),
    docs: Math.min(maximum, step.docs * pages),
  };
  const search = useSearch({ typed, categories: chosen, limit });
  const { text } = parseTerm(search.answered ?? '');
  const groups = groupHits(search.hits, text);

  // The address may change under the page: the dialog, a link, the back button.
  useEffect(() => setTyped(query), [query]);
  useEffect(() => setPages(1), [query, params]);

  function change(next: { query?: string; types?: Category[] }) {
    const { query: term = typed, types = chosen } = next;
    const changed = new URLSearchParams();
    if (term) {
      changed.set('query', term);
    }
    if (types.length > 0) {
      changed.set('types', types.join(','));
    }
    // Each letter is not worth a step back.
    setParams(changed, { replace: next.query !== undefined });
  }

  return (
    <Container>
      <div className={styles.page}>
        <SearchField
          aria-label="Search"
          placeholder="Name, owner, tag, ARN or text of docs"
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={!query}
          value={typed}
          onChange={value => {
            setTyped(value);
            change({ query: value });
          }}
        />
        <div className={styles.types} role="group" aria-label="Show only">
          {offered.map(category => {
            const isChosen = chosen.includes(category);
            return (
              <button
                key={category}
                type="button"
                aria-pressed={isChosen}
                className={styles.type}
                onClick={() =>
                  change({
                    types: isChosen
                      ? chosen.filter(each => each !== category)
                      : [...chosen, category],
                  })
                }
              >
                {categories[category]}
              </button>
            );
          })}
        </div>
        {typed.trim() ? (
          <SearchNotices search={search} />
        ) : (
          <p className={styles.hint}>
            Finds what is in the catalog by name, owner, tag and ARN, and docs
            by their text. Narrow with <code>owner:commerce</code>,{' '}
            <code>system:ecommerce</code>, <code>tag:java</code> or{' '}
            <code>tier:1</code>.
          </p>
        )}
        <div aria-busy={search.isPending} className={styles.groups}>
          {groups.map(({ category, hits }) => (
            <section key={category} aria-labelledby={`results-${category}`}>
              <h2 id={`results-${category}`} className={styles.heading}>
                {categories[category]}
              </h2>
              <ul className={styles.list}>
                {hits.map(hit => (
                  <li key={hit.href}>
                    <Link to={hit.href} className={styles.hit}>
                      <HitContent
                        hit={hit}
                        term={text}
                        fleet={fleet}
                        isDetailed
                      />
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        {search.hasMore && limit.catalog < maximum && (
          <div>
            <Button
              variant="secondary"
              isPending={search.isPending}
              onPress={() => setPages(pages + 1)}
            >
              Show more
            </Button>
          </div>
        )}
      </div>
    </Container>
  );
}
