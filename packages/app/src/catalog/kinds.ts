import { SortColumn } from './query/CatalogQuery';

export type Column = SortColumn;

export interface KindView {
  kind: string;
  /** Of several, in a sentence: "12 components". */
  plural: string;
  title: string;
  /** Shown after the name, in this order. */
  columns: Column[];
  /**
   * Where the health of such an entity comes from: its own verdict, those of the entities that it stands
   * for along a relation, or nowhere.
   */
  health: 'own' | { along: string } | 'none';
}

const views: KindView[] = [
  {
    kind: 'component',
    plural: 'components',
    title: 'Components',
    columns: ['type', 'owner', 'tier', 'system', 'lifecycle'],
    health: 'own',
  },
  {
    kind: 'resource',
    plural: 'resources',
    title: 'Resources',
    columns: ['type', 'owner', 'tier', 'system'],
    health: 'own',
  },
  {
    kind: 'api',
    plural: 'APIs',
    title: 'APIs',
    columns: ['type', 'owner', 'lifecycle', 'system'],
    health: 'none',
  },
  {
    kind: 'system',
    plural: 'systems',
    title: 'Systems',
    columns: ['owner', 'tier', 'system'],
    health: { along: 'hasPart' },
  },
  {
    kind: 'domain',
    plural: 'domains',
    title: 'Domains',
    columns: ['owner', 'system'],
    health: 'none',
  },
  {
    kind: 'group',
    plural: 'groups',
    title: 'Groups',
    columns: ['type'],
    health: { along: 'ownerOf' },
  },
  {
    kind: 'user',
    plural: 'users',
    title: 'Users',
    columns: [],
    health: 'none',
  },
  {
    kind: 'template',
    plural: 'templates',
    title: 'Templates',
    columns: ['type', 'owner'],
    health: 'none',
  },
];

/** The kinds that the catalog page offers. */
export const kindViews: readonly KindView[] = views;

/** How entities of a kind are listed; kinds that nobody foresaw too. */
export function kindView(kind: string): KindView {
  return (
    views.find(view => view.kind === kind) ?? {
      kind,
      plural: `entities of the kind “${kind}”`,
      title: kind,
      columns: ['type', 'owner'],
      health: 'none',
    }
  );
}

/** What the column of what an entity is part of is called. */
export function columnTitle(column: Column, kind: string): string {
  if (column === 'system' && (kind === 'system' || kind === 'domain')) {
    return 'Domain';
  }
  return column[0].toLocaleUpperCase('en-US') + column.slice(1);
}
