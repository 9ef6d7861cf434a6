import { Entity } from '@backstage/catalog-model';
import { entityFacts } from '@gantry/plugin-vitals-common';
import { CatalogEntities } from '../live';
import { EntityName } from './EntityName';
import styles from './FleetList.module.css';

export interface EntityMetaProps {
  entity: Entity;
  catalog: CatalogEntities;
}

/** Tier, system and owner in a row. */
export function EntityMeta({ entity, catalog }: EntityMetaProps) {
  const { tier, systemRef, ownerRef } = entityFacts(entity);
  return (
    <span className={styles.meta}>
      {tier && <span>Tier {tier}</span>}
      {[systemRef, ownerRef].map(
        ref =>
          ref && (
            <span key={ref}>
              <EntityName entityRef={ref} entity={catalog.get(ref)} />
            </span>
          ),
      )}
    </span>
  );
}
