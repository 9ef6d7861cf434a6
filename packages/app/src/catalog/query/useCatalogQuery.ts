import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { CatalogQuery } from './CatalogQuery';
import { ParsedQuery, parseQueryParams, toQueryParams } from './queryParams';

export interface UsedCatalogQuery extends ParsedQuery {
  /** Goes to the address of the changed query; to its first page unless the change names one. */
  change(change: Partial<CatalogQuery>, options?: { replace: boolean }): void;
  /** The address of the changed query, for links. */
  hrefTo(change: Partial<CatalogQuery>): string;
}

/** The query that the address of the page stands for. */
export function useCatalogQuery(fixedKind?: string): UsedCatalogQuery {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const parsed = useMemo(
    () => parseQueryParams(new URLSearchParams(search), fixedKind),
    [search, fixedKind],
  );
  const { query } = parsed;

  const hrefTo = useCallback(
    (change: Partial<CatalogQuery>) =>
      `?${toQueryParams({ ...query, page: 1, ...change }, fixedKind)}`,
    [query, fixedKind],
  );
  const change = useCallback<UsedCatalogQuery['change']>(
    (changes, options) =>
      setParams(
        toQueryParams({ ...query, page: 1, ...changes }, fixedKind),
        options,
      ),
    [query, setParams, fixedKind],
  );
  return { ...parsed, change, hrefTo };
}
