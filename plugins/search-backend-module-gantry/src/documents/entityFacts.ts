import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { annotations } from '@gantry/plugin-vitals-common';

/** What a search result tells of an entity, also in a result that is a page of its docs. */
export interface EntityFacts {
  entityRef: string;
  /** What the entity is called in the catalog. */
  name: string;
  ownerRef: string;
  /** The owner's name; `owner:commerce` filters by it. */
  owner: string;
  systemRef: string;
  system: string;
  tier: string;
  tags: string[];
}

/** Every fact is present, empty where unknown: Lunr knows the fields of the first document alone. */
export function entityFacts(entity: Entity): EntityFacts {
  const ownerRef = targetOf(entity, RELATION_OWNED_BY);
  const systemRef = targetOf(entity, RELATION_PART_OF, 'system');
  return {
    entityRef: stringifyEntityRef(entity),
    name: entity.metadata.name,
    ownerRef,
    owner: nameOf(ownerRef),
    systemRef,
    system: nameOf(systemRef),
    tier: entity.metadata.annotations?.[annotations.tier] ?? '',
    tags: entity.metadata.tags ?? [],
  };
}

function targetOf(entity: Entity, type: string, kind?: string): string {
  const relation = entity.relations?.find(
    each =>
      each.type === type &&
      (!kind || parseEntityRef(each.targetRef).kind === kind),
  );
  return relation?.targetRef ?? '';
}

function nameOf(entityRef: string): string {
  return entityRef && parseEntityRef(entityRef).name;
}
