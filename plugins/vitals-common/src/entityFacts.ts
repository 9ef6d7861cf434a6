import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { annotations } from './annotations';

/** What a line says of an entity beside its verdict, as the catalog has it. */
export interface EntityFacts {
  /** Where it differs from the name. */
  title?: string;
  /** The `spec.type`, for example `service`. */
  type?: string;
  ownerRef?: string;
  systemRef?: string;
  /** As annotated: `1`, the most critical, to `4`. */
  tier?: string;
  /** As annotated. */
  runbook?: string;
}

export function entityFacts(entity: Entity | undefined): EntityFacts {
  if (!entity) {
    return {};
  }
  const { metadata, spec } = entity;
  const { [annotations.tier]: tier, [annotations.runbook]: runbook } =
    metadata.annotations ?? {};
  return {
    title: metadata.title,
    type: typeof spec?.type === 'string' ? spec.type : undefined,
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
