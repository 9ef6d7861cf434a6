import { entityFacts } from '@gantry/plugin-vitals-common';
import { CatalogEntities, useCatalogEntities } from '../live';
import { FleetLine } from './fleetLines';

/** What the catalog tells of the lines' entities, and of their systems and owners. */
export function useLineEntities(
  lines: Pick<FleetLine, 'entityRef' | 'entity'>[],
): CatalogEntities {
  const unknown = lines
    .filter(({ entity }) => !entity)
    .map(({ entityRef }) => entityRef);
  const entities = useCatalogEntities(unknown);
  const related = lines.flatMap(({ entityRef, entity }) => {
    const facts = entityFacts(entity ?? entities.get(entityRef));
    return [facts.systemRef, facts.ownerRef].filter(ref => ref !== undefined);
  });
  useCatalogEntities(related);
  return entities;
}
