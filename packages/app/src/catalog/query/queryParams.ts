import {
  CatalogQuery,
  HealthValue,
  SortColumn,
  emptyQuery,
  filterNames,
  healthValues,
  sortColumns,
} from './CatalogQuery';
import { withStockParams } from './stockParams';

export interface ParsedQuery {
  query: CatalogQuery;
  /** A sentence for each value that means nothing here and was left out. */
  problems: string[];
}

const maximumTextLength = 200;

/**
 * Reads a query from the address of a page. Whoever pastes an address with a slip in it gets the rest of
 * what it asks for, and is told what was left out.
 */
export function parseQueryParams(
  given: URLSearchParams,
  fixedKind?: string,
): ParsedQuery {
  const params = withStockParams(given);
  const problems: string[] = [];
  const kind = params.get('kind')?.trim().toLocaleLowerCase('en-US');
  const query = emptyQuery(fixedKind ?? (kind || 'component'));

  query.text = (params.get('q') ?? '').slice(0, maximumTextLength);
  for (const name of filterNames) {
    query.filters[name] = valuesOf(params, name);
  }
  query.starred = params.get('starred') === 'true';
  query.health = valuesOf(params, 'health').filter(
    (value): value is HealthValue =>
      isKnown(healthValues, value, 'health', problems),
  );

  const sort = params.get('sort');
  const column = sort?.replace(/^-/, '');
  if (sort && isKnown(sortColumns, column!, 'column to sort by', problems)) {
    query.sort = {
      column: column as SortColumn,
      isDescending: sort.startsWith('-'),
    };
  }

  const page = params.get('page');
  if (page !== null) {
    if (/^[1-9]\d{0,5}$/.test(page)) {
      query.page = Number(page);
    } else {
      problems.push(`“${page}” is not a page; this is the first.`);
    }
  }
  return { query, problems };
}

/** The shortest address that stands for the query: what is as usual is not said. */
export function toQueryParams(
  query: CatalogQuery,
  fixedKind?: string,
): URLSearchParams {
  const params = new URLSearchParams();
  if (!fixedKind && query.kind !== 'component') {
    params.set('kind', query.kind);
  }
  if (query.text) {
    params.set('q', query.text);
  }
  for (const name of filterNames) {
    query.filters[name].forEach(value => params.append(name, value));
  }
  query.health.forEach(value => params.append('health', value));
  if (query.starred) {
    params.set('starred', 'true');
  }
  const { column, isDescending } = query.sort;
  if (column !== 'name' || isDescending) {
    params.set('sort', `${isDescending ? '-' : ''}${column}`);
  }
  if (query.page > 1) {
    params.set('page', String(query.page));
  }
  return params;
}

function valuesOf(params: URLSearchParams, name: string): string[] {
  const values = params.getAll(name).filter(value => value !== '');
  return [...new Set(values)];
}

function isKnown(
  known: readonly string[],
  value: string,
  what: string,
  problems: string[],
): boolean {
  if (known.includes(value)) {
    return true;
  }
  problems.push(
    `“${value}” is no ${what} and was left out; there are ${known.join(', ')}.`,
  );
  return false;
}
