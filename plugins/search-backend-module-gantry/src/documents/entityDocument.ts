import { Entity, isGroupEntity, isUserEntity } from '@backstage/catalog-model';
import { defaultCatalogCollatorEntityTransformer } from '@backstage/plugin-search-backend-module-catalog';
import { annotations } from '@gantry/plugin-vitals-common';
import { wordsOf } from '../words';
import { entityFacts } from './entityFacts';

const categories: Record<string, string> = {
  component: 'component',
  api: 'api',
  resource: 'resource',
  system: 'system',
  domain: 'system',
  group: 'people',
  user: 'people',
  template: 'template',
};

/** Targets and durations: nobody searches for them, and their digits match everything. */
const unsearched: string[] = [
  annotations.slo,
  annotations.rpo,
  annotations.rto,
  annotations.tier,
  annotations.visibility,
];

/** An entity as the index keeps it. */
export function entityDocument(entity: Entity) {
  const { metadata } = entity;
  return {
    ...defaultCatalogCollatorEntityTransformer(entity),
    ...entityFacts(entity),
    title: metadata.title ?? displayName(entity) ?? metadata.name,
    text: metadata.description ?? '',
    /** The groups that results are shown and filtered in. */
    category: categories[entity.kind.toLocaleLowerCase('en-US')] ?? 'other',
    keywords: keywords(entity),
  };
}

function displayName(entity: Entity): string | undefined {
  return isUserEntity(entity) || isGroupEntity(entity)
    ? entity.spec.profile?.displayName
    : undefined;
}

/**
 * What one may paste to find an entity, as ARNs, repositories and addresses, in words: PostgreSQL takes
 * parts of them for hosts and paths, and would find them as a whole only.
 */
function keywords(entity: Entity): string {
  const { metadata } = entity;
  const texts = [
    ...searchedAnnotations(entity),
    ...Object.values(metadata.labels ?? {}),
    ...(metadata.links ?? []).map(({ title }) => title ?? ''),
    ...(metadata.tags ?? []),
    isUserEntity(entity) || isGroupEntity(entity)
      ? (entity.spec.profile?.email ?? '')
      : '',
  ];
  return [...new Set(texts.flatMap(wordsOf))].join(' ');
}

function searchedAnnotations({ metadata }: Entity): string[] {
  return Object.entries(metadata.annotations ?? {})
    .filter(
      ([key]) =>
        !unsearched.includes(key) &&
        (!key.startsWith('backstage.io/') ||
          key.startsWith('backstage.io/kubernetes-')),
    )
    .map(([, value]) => value);
}
