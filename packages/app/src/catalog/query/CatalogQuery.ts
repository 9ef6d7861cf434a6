/** What one may filter a list of entities by, besides its kind and health. */
export const filterNames = [
  'type',
  'owner',
  'lifecycle',
  'tier',
  'system',
  'tag',
] as const;

export type FilterName = (typeof filterNames)[number];

export const sortColumns = [
  'name',
  'health',
  'type',
  'owner',
  'tier',
  'system',
  'lifecycle',
] as const;

export type SortColumn = (typeof sortColumns)[number];

export const healthValues = [
  'critical',
  'warning',
  'unknown',
  'ok',
  'none',
] as const;

/** A status, or `none` for what no source says anything of. */
export type HealthValue = (typeof healthValues)[number];

/** The owner that stands for the user and the groups of the user. */
export const mine = 'mine';

/** Which entities a list shows, in what order; the whole of it lives in the address of the page. */
export interface CatalogQuery {
  /** Lower case. */
  kind: string;
  text: string;
  /** Several values of one filter mean any of them. */
  filters: Record<FilterName, string[]>;
  health: HealthValue[];
  starred: boolean;
  sort: { column: SortColumn; isDescending: boolean };
  /** From 1. */
  page: number;
}

export function emptyQuery(kind: string): CatalogQuery {
  return {
    kind,
    text: '',
    filters: {
      type: [],
      owner: [],
      lifecycle: [],
      tier: [],
      system: [],
      tag: [],
    },
    health: [],
    starred: false,
    sort: { column: 'name', isDescending: false },
    page: 1,
  };
}

/** Whether the query leaves anything of its kind out. */
export function isNarrowed(query: CatalogQuery): boolean {
  return isFiltered(query) || query.health.length > 0 || query.starred;
}

/** Whether the catalog itself has to leave something out. */
export function isFiltered({ text, filters }: CatalogQuery): boolean {
  return (
    text !== '' || Object.values(filters).some(values => values.length > 0)
  );
}

/** The same kind in the same order, with nothing left out. */
export function withoutFilters(query: CatalogQuery): CatalogQuery {
  return { ...emptyQuery(query.kind), sort: query.sort };
}
