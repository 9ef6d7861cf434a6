import { CATALOG_FILTER_EXISTS, CatalogApi } from '@backstage/catalog-client';
import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Something that has docs. */
export interface Documented {
  entityRef: string;
  title: string;
  kind: string;
  description: string;
  href: string;
  ownerRef?: string;
  isMine: boolean;
  systemRef: string;
}

export interface DocsGroup {
  title: string;
  entries: Documented[];
}

const own = 'What you own';
const others = 'Without a system';

/** All that has docs and that one may see. */
export async function loadDocumented(
  catalogApi: CatalogApi,
  ownershipEntityRefs: string[],
): Promise<Documented[]> {
  const { items } = await catalogApi.getEntities({
    filter: {
      'metadata.annotations.backstage.io/techdocs-ref': CATALOG_FILTER_EXISTS,
    },
    fields: [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'metadata.title',
      'metadata.description',
      'relations',
    ],
  });
  return items.map(entity => toDocumented(entity, ownershipEntityRefs));
}

function toDocumented(entity: Entity, mine: string[]): Documented {
  const { kind, metadata, relations = [] } = entity;
  const owners = relations.filter(({ type }) => type === RELATION_OWNED_BY);
  const entityRef = stringifyEntityRef(entity);
  const system = relations.find(
    ({ type, targetRef }) =>
      type === RELATION_PART_OF && parseEntityRef(targetRef).kind === 'system',
  );
  return {
    entityRef,
    title: metadata.title ?? metadata.name,
    kind,
    description: metadata.description ?? '',
    href: `/docs/${metadata.namespace ?? 'default'}/${kind}/${
      metadata.name
    }`.toLocaleLowerCase('en-US'),
    ownerRef: owners[0]?.targetRef,
    isMine: owners.some(({ targetRef }) => mine.includes(targetRef)),
    systemRef: kind === 'System' ? entityRef : (system?.targetRef ?? ''),
  };
}

/** The user's own first, then by system; a system's own docs lead its group. */
export function groupDocumented(
  entries: Documented[],
  text: string,
): DocsGroup[] {
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  const groups = new Map<string, Documented[]>();
  for (const entry of entries) {
    const searched = [
      entry.title,
      entry.entityRef,
      entry.description,
      entry.ownerRef,
      entry.systemRef,
    ]
      .join(' ')
      .toLocaleLowerCase('en-US');
    if (words.every(word => searched.includes(word))) {
      const title = entry.isMine ? own : titleOf(entry.systemRef, entries);
      groups.set(title, [...(groups.get(title) ?? []), entry]);
    }
  }
  return [...groups]
    .map(([title, members]) => ({ title, entries: members.sort(compare) }))
    .sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title));
}

function titleOf(systemRef: string, entries: Documented[]): string {
  const system = entries.find(({ entityRef }) => entityRef === systemRef);
  return system?.title ?? (systemRef ? parseEntityRef(systemRef).name : others);
}

function compare(a: Documented, b: Documented): number {
  return (
    a.systemRef.localeCompare(b.systemRef) ||
    Number(b.kind === 'System') - Number(a.kind === 'System') ||
    a.title.localeCompare(b.title)
  );
}

function place({ title }: DocsGroup): number {
  return ({ [own]: 0, [others]: 2 } as Record<string, number>)[title] ?? 1;
}
