import { Entity } from '@backstage/catalog-model';

/** What people call an entity. */
export function titleOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: unknown } | undefined;
  const displayName = profile?.displayName;
  return (
    metadata.title ||
    (typeof displayName === 'string' && displayName) ||
    metadata.name
  );
}
