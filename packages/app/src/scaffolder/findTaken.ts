import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityNameOptions } from './entityNameSchema';

/** The entities, among those that would carry the name, that exist already. */
export async function findTaken(
  catalogApi: typeof catalogApiRef.T,
  name: string,
  { entityRefs = ['component:default/{name}'] }: EntityNameOptions = {},
): Promise<string[]> {
  const { items } = await catalogApi.getEntitiesByRefs({
    entityRefs: entityRefs.map(pattern =>
      stringifyEntityRef(parseEntityRef(pattern.replaceAll('{name}', name))),
    ),
    fields: ['kind', 'metadata.name', 'metadata.namespace'],
  });
  return items.flatMap(entity => (entity ? [stringifyEntityRef(entity)] : []));
}
