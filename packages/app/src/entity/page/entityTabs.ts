import { Entity } from '@backstage/catalog-model';
import { ReactElement } from 'react';

/** A view of an entity that a plugin brings. */
export interface EntityContent {
  /** Below the entity's own path, such as `/` or `/docs`. */
  path: string;
  title: string;
  group?: string;
  element: ReactElement;
  filter: (entity: Entity) => boolean;
}

export type GroupDefinitions = Record<
  string,
  { title: string; aliases?: string[]; contentOrder?: 'title' | 'natural' }
>;

export interface TabLink {
  id: string;
  label: string;
  href: string;
}

export type EntityTab =
  TabLink | { id: string; label: string; items: TabLink[] };

/**
 * The tabs of an entity, in the order of their groups. A group of one is a tab like any other; a group of
 * none is not there.
 */
export function entityTabs(
  contents: EntityContent[],
  groups: GroupDefinitions,
  defaultOrder: 'title' | 'natural',
): EntityTab[] {
  const ids = Object.keys(groups);
  const groupOf = ({ group }: EntityContent) =>
    ids.find(
      id => group && (id === group || groups[id].aliases?.includes(group)),
    );

  const grouped = ids.flatMap((id): EntityTab[] => {
    const members = contents.filter(content => groupOf(content) === id);
    if ((groups[id].contentOrder ?? defaultOrder) === 'title') {
      members.sort((a, b) => a.title.localeCompare(b.title));
    }
    return members.length > 1
      ? [{ id, label: groups[id].title, items: members.map(toLink) }]
      : members.map(toLink);
  });
  const ungrouped = contents
    .filter(content => groupOf(content) === undefined)
    .map(toLink);
  return [...grouped, ...ungrouped];
}

function toLink({ path, title }: EntityContent): TabLink {
  return {
    id: path,
    label: title,
    href: path.replace(/\/\*$/, '').replace(/^\//, ''),
  };
}
