import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityNameOptions } from './entityNameSchema';

/** The entities, among those that would carry the name, that exist already. */
export async function findTaken(
  catalogApi: typeof catalogApiRef.T,
  name: string,
  { kind = 'component', suffixes = [''] }: EntityNameOptions = {},
): Promise<string[]> {
  const entityRefs = suffixes.map(suffix =>
    stringifyEntityRef({
      kind,
      namespace: DEFAULT_NAMESPACE,
      name: `${name}${suffix}`,
    }),
  );
  const { items } = await catalogApi.getEntitiesByRefs({
    entityRefs,
    fields: ['kind', 'metadata.name', 'metadata.namespace'],
  });
  return items.flatMap(entity => (entity ? [stringifyEntityRef(entity)] : []));
}
