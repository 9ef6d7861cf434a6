import { Container } from '@backstage/ui';
import { RequestNotice } from '@gantry/plugin-vitals';
import styles from './CatalogPage.module.css';
import { EmptyList } from './EmptyList';
import { ListNotices } from './ListNotices';
import { PageActions } from './PageActions';
import { FilterBar } from './filters/FilterBar';
import { HealthFilter } from './filters/HealthFilter';
import { KindTabs } from './filters/KindTabs';
import { useFleetHealth } from './health/useFleetHealth';
import { kindView } from './kinds';
import { useEntityPage } from './pages/useEntityPage';
import { emptyQuery, withoutFilters } from './query/CatalogQuery';
import { toQueryParams } from './query/queryParams';
import { useCatalogQuery } from './query/useCatalogQuery';
import { EntityTable } from './table/EntityTable';
import { Pager } from './table/Pager';
import { usePageTitle } from './usePageTitle';

export interface CatalogPageProps {
  /** Lists this kind alone. */
  kind?: string;
}

/** Everything in the catalog that one may see, with how it is; its filters live in the address. */
export function CatalogPage({ kind }: CatalogPageProps) {
  const { query, problems, change, hrefTo } = useCatalogQuery(kind);
  const fleet = useFleetHealth();
  const list = useEntityPage({
    query,
    health: fleet.health,
    isHealthPending: fleet.isPending,
  });
  const view = kindView(query.kind);
  usePageTitle(kind ? view.title : `${view.title} | Catalog`);

  const { data, error, isPending } = list;
  const isEmpty = !isPending && data?.entities.length === 0;
  const onClear = () => change(withoutFilters(query));

  return (
    <Container>
      <div className={styles.page}>
        <div className={styles.top}>
          {!kind && (
            <KindTabs
              kind={query.kind}
              hrefTo={each => `?${toQueryParams(emptyQuery(each))}`}
            />
          )}
          {!isEmpty && <PageActions />}
        </div>
        <ListNotices
          query={query}
          problems={problems}
          fleet={fleet}
          onClearHealth={() =>
            change({ health: [], sort: emptyQuery(query.kind).sort })
          }
        />
        <HealthFilter
          query={query}
          fleet={fleet}
          onChange={health => change({ health })}
        />
        <FilterBar query={query} onChange={change} onClear={onClear} />
        {error && (
          <RequestNotice
            error={error}
            isPending={isPending}
            onRetry={list.retry}
          />
        )}
        {isEmpty && (
          <EmptyList
            query={query}
            onClear={onClear}
            onFirstPage={() => change({})}
          />
        )}
        {!error && !isEmpty && (
          <>
            <EntityTable
              query={query}
              entities={data?.entities}
              isStale={isPending && data !== undefined}
              fleet={fleet}
              onSort={sort => change({ sort })}
            />
            {data && (
              <Pager
                page={query.page}
                count={data.entities.length}
                hasNext={data.hasNext}
                total={data.total}
                plural={view.plural}
                hrefTo={page => hrefTo({ page })}
              />
            )}
          </>
        )}
      </div>
    </Container>
  );
}
