import {
  Entity,
  RELATION_HAS_PART,
  parseEntityRef,
} from '@backstage/catalog-model';
import { kindView } from '../../catalog/kinds';

/**
 * What a system, or a domain through its systems, consists of that can have a health of its own, each once.
 *
 * @param related - what the catalog told of the entity's neighbours
 */
export function partsOf(
  entity: Entity,
  related: ReadonlyMap<string, Entity> | undefined,
): string[] {
  const direct = partRefs(entity);
  const indirect = direct.flatMap(ref => {
    const part = related?.get(ref);
    return part ? partRefs(part) : [];
  });
  return [...new Set([...direct, ...indirect])].filter(
    ref => kindView(parseEntityRef(ref).kind).health === 'own',
  );
}

function partRefs({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_HAS_PART)
    .map(({ targetRef }) => targetRef);
}
