import { Entity, parseEntityRef } from '@backstage/catalog-model';

export interface ConnectionGroup {
  title: string;
  entityRefs: string[];
}

const byRelation: Record<string, string> = {
  dependsOn: 'Depends on',
  dependencyOf: 'Used by',
  providesApi: 'Provides',
  consumesApi: 'Consumes',
  apiProvidedBy: 'Provided by',
  apiConsumedBy: 'Consumed by',
  hasMember: 'Members',
  parentOf: 'Subgroups',
};

const kindTitles: Record<string, string> = {
  domain: 'Domains',
  system: 'Systems',
  component: 'Components',
  api: 'APIs',
  resource: 'Resources',
  template: 'Templates',
};

/** What one acts on comes first. */
const order = [
  ...['Depends on', 'Used by', 'Provided by', 'Consumed by'],
  ...Object.values(kindTitles),
  ...['Provides', 'Consumes', 'Subgroups', 'Members'],
];

/** What an entity is connected with, by what it is to it. What is part of it and what it owns, by kind. */
export function connectionGroups({ relations }: Entity): ConnectionGroup[] {
  const groups = new Map<string, Set<string>>();
  for (const { type, targetRef } of relations ?? []) {
    const title = titleOf(type, targetRef);
    if (title) {
      groups.set(title, (groups.get(title) ?? new Set()).add(targetRef));
    }
  }
  return order
    .filter(title => groups.has(title))
    .map(title => ({ title, entityRefs: [...groups.get(title)!] }));
}

function titleOf(type: string, targetRef: string): string | undefined {
  if (type === 'hasPart' || type === 'ownerOf') {
    return kindTitles[
      parseEntityRef(targetRef).kind.toLocaleLowerCase('en-US')
    ];
  }
  return byRelation[type];
}
