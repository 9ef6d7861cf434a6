import { SearchResult } from '@backstage/plugin-search-common';

/** The groups of results, in the order in which they are shown. */
export const categories = {
  component: 'Components',
  api: 'APIs',
  resource: 'Resources',
  system: 'Systems',
  template: 'Templates',
  people: 'People',
  other: 'Other',
  docs: 'Docs',
} as const;

export type Category = keyof typeof categories;

/** One result, as a line shows it. */
export interface SearchHit {
  category: Category;
  title: string;
  /** The name in the catalog, by which people ask for it. */
  name: string;
  href: string;
  entityRef: string;
  /** Of the docs: what they document. */
  entityTitle?: string;
  kind: string;
  type: string;
  owner: string;
  system: string;
  tier: string;
  text: string;
}

/** What the index of Gantry's search module holds; a document of another plugin may lack any of it. */
type Document = SearchResult['document'] &
  Partial<Record<keyof SearchHit, unknown>>;

export function toHit({ document }: SearchResult): SearchHit {
  const fields: Document = document;
  const textOf = (field: keyof SearchHit) => String(fields[field] ?? '');
  const category = textOf('category');
  return {
    category: category in categories ? (category as Category) : 'other',
    title: document.title,
    name: textOf('name'),
    href: document.location,
    entityRef: textOf('entityRef'),
    entityTitle: textOf('entityTitle') || textOf('name'),
    kind: textOf('kind'),
    type: textOf('type'),
    owner: textOf('owner'),
    system: textOf('system'),
    tier: textOf('tier'),
    text: document.text,
  };
}
