import { Entity } from '@backstage/catalog-model';

type EntityFilter = (entity: Entity) => boolean;

/**
 * Which entities a tab or card is for. Most say it with a function; the old written form,
 * `kind:component type:service,website not:is:orphan`, still comes from some plugins.
 */
export function entityFilter(
  filter: EntityFilter | undefined,
  expression: string | undefined,
): EntityFilter {
  if (filter) {
    return filter;
  }
  const conditions = (expression ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map(conditionOf);
  return entity => conditions.every(condition => condition(entity));
}

function conditionOf(word: string): EntityFilter {
  const [, not, key, list] = /^(not:)?([^:]+):(.+)$/.exec(word) ?? [];
  const values = (list ?? '').toLocaleLowerCase('en-US').split(',');
  return entity => values.some(value => holds(entity, key, value)) !== !!not;
}

function holds(entity: Entity, key: string, value: string): boolean {
  const { kind, metadata, spec } = entity;
  switch (key) {
    case 'kind':
      return kind.toLocaleLowerCase('en-US') === value;
    case 'type':
      return String(spec?.type).toLocaleLowerCase('en-US') === value;
    case 'is':
      return (
        value === 'orphan' &&
        metadata.annotations?.['backstage.io/orphan'] === 'true'
      );
    case 'has':
      return value === 'links'
        ? !!metadata.links?.length
        : value === 'labels' && Object.keys(metadata.labels ?? {}).length > 0;
    default:
      return false;
  }
}
