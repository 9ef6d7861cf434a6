import { Button, Text } from '@backstage/ui';
import styles from './CatalogPage.module.css';
import { PageActions } from './PageActions';
import { valueLabel } from './filters/FilterMenu';
import { columnTitle, kindView } from './kinds';
import { CatalogQuery, filterNames, isNarrowed } from './query/CatalogQuery';

export interface EmptyListProps {
  query: CatalogQuery;
  onClear(): void;
  onFirstPage(): void;
}

/** Why the list is empty, and the ways on. */
export function EmptyList({ query, onClear, onFirstPage }: EmptyListProps) {
  const { plural } = kindView(query.kind);

  if (query.page > 1) {
    return (
      <section className={styles.empty}>
        <Text as="h2" variant="title-x-small" weight="bold">
          There is no page {query.page}
        </Text>
        <p>The list is shorter than that, or has become so.</p>
        <div className={styles.actions}>
          <Button size="small" variant="primary" onPress={onFirstPage}>
            Go to the first page
          </Button>
        </div>
      </section>
    );
  }
  if (isNarrowed(query)) {
    return (
      <section className={styles.empty}>
        <Text as="h2" variant="title-x-small" weight="bold">
          No {plural} match
        </Text>
        <p>Looked for {conditions(query).join(', ')}.</p>
        <div className={styles.actions}>
          <Button size="small" variant="primary" onPress={onClear}>
            Clear filters
          </Button>
        </div>
      </section>
    );
  }
  return (
    <section className={styles.empty}>
      <Text as="h2" variant="title-x-small" weight="bold">
        No {plural} yet
      </Text>
      <p>
        What is registered in the catalog and you may see is listed here. What
        is not there, and what you may not see, look the same.
      </p>
      <PageActions />
    </section>
  );
}

/** What the query asks for, in words. */
function conditions(query: CatalogQuery): string[] {
  const parts = query.text ? [`the text “${query.text}”`] : [];
  for (const name of filterNames) {
    const values = query.filters[name].map(
      value => `“${valueLabel(name, value)}”`,
    );
    if (values.length > 0) {
      const title = name === 'tag' ? 'tag' : columnTitle(name, query.kind);
      parts.push(`${title.toLocaleLowerCase('en-US')} ${values.join(' or ')}`);
    }
  }
  if (query.health.length > 0) {
    const values = query.health.map(value =>
      value === 'none' ? 'without a reading' : value,
    );
    parts.push(`health ${values.join(' or ')}`);
  }
  return query.starred ? [...parts, 'your stars'] : parts;
}
