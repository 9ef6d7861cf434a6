import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { annotations } from '@gantry/plugin-vitals-common';

/** What a line says of an entity beside its verdict. */
export interface EntityFacts {
  ownerRef?: string;
  systemRef?: string;
  tier?: string;
  runbook?: string;
}

export function entityFacts(entity: Entity | undefined): EntityFacts {
  if (!entity) {
    return {};
  }
  const { [annotations.tier]: tier, [annotations.runbook]: runbook } =
    entity.metadata.annotations ?? {};
  return {
    ownerRef: refOf(entity, 'owner', 'group'),
    systemRef: refOf(entity, 'system', 'system'),
    tier,
    runbook,
  };
}

/** A reference in a field of the spec, which may leave out what goes without saying. */
function refOf(
  { spec, metadata }: Entity,
  field: string,
  defaultKind: string,
): string | undefined {
  const value = spec?.[field];
  if (typeof value !== 'string') {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(value, {
        defaultKind,
        defaultNamespace: metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    );
  } catch {
    return undefined; // The catalog shows what is wrong with it; a line goes without.
  }
}

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
