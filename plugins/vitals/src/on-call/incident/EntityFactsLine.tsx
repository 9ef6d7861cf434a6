import { EntityFacts } from '@gantry/plugin-vitals-common';
import { EntityName } from '../../fleet';
import { CatalogEntities } from '../../live';
import styles from './Incident.module.css';

export interface EntityFactsLineProps {
  facts: EntityFacts;
  /** For the names of owners and systems. */
  catalog: CatalogEntities;
}

/** Tier, system and owner in a row. */
export function EntityFactsLine({ facts, catalog }: EntityFactsLineProps) {
  const { tier, systemRef, ownerRef } = facts;
  if (!tier && !systemRef && !ownerRef) {
    return null;
  }
  return (
    <p className={styles.facts}>
      {tier && <span>Tier {tier}</span>}
      {systemRef && (
        <span>
          System{' '}
          <EntityName entityRef={systemRef} entity={catalog.get(systemRef)} />
        </span>
      )}
      {ownerRef && (
        <span>
          Owner{' '}
          <EntityName entityRef={ownerRef} entity={catalog.get(ownerRef)} />
        </span>
      )}
    </p>
  );
}
