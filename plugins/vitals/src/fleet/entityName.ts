import { Entity, parseEntityRef } from '@backstage/catalog-model';

/** Its title, or else its name. */
export function entityName(entityRef: string, entity?: Entity): string {
  const profile = entity?.spec?.profile as { displayName?: string } | undefined;
  return (
    profile?.displayName ??
    entity?.metadata.title ??
    entity?.metadata.name ??
    parseEntityRef(entityRef).name
  );
}
