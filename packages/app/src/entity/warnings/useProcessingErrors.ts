import { ENTITY_STATUS_CATALOG_PROCESSING_TYPE } from '@backstage/catalog-client';
import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { SerializedError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';

export interface ProcessingErrors {
  entity: Entity;
  errors: SerializedError[];
}

/** What went wrong when the catalog last read the entity, or what the entity comes from. */
export function useProcessingErrors(entity: Entity): ProcessingErrors[] {
  const catalogApi = useApi(catalogApiRef);
  const [found, setFound] = useState<ProcessingErrors[]>([]);
  const entityRef = stringifyEntityRef(entity);

  useEffect(() => {
    let isCurrent = true;
    setFound(problemsOf([entity]));
    catalogApi.getEntityAncestors({ entityRef }).then(
      ({ items }) =>
        isCurrent && setFound(problemsOf(items.map(item => item.entity))),
      // Its own errors are known without.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [catalogApi, entity, entityRef]);

  return found;
}

function problemsOf(entities: AlphaEntity[]): ProcessingErrors[] {
  return entities
    .map(entity => ({
      entity,
      errors: (entity.status?.items ?? []).flatMap(({ type, level, error }) =>
        type === ENTITY_STATUS_CATALOG_PROCESSING_TYPE &&
        level === 'error' &&
        error
          ? [error]
          : [],
      ),
    }))
    .filter(({ errors }) => errors.length > 0);
}
