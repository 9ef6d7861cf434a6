import {
  CompoundEntityRef,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Finding } from '../Finding';

/** Which fields of `spec` refer to entities, and to which kind unless they say so. */
const references: Record<string, string | undefined> = {
  owner: 'Group',
  system: 'System',
  domain: 'Domain',
  subdomainOf: 'Domain',
  subcomponentOf: 'Component',
  parent: 'Group',
  children: 'Group',
  memberOf: 'Group',
  members: 'User',
  providesApis: 'API',
  consumesApis: 'API',
  dependsOn: undefined,
  dependencyOf: undefined,
};

/** References to what is not there. @param known - the refs of every entity there is */
export function checkRelations(
  entities: readonly Entity[],
  known: ReadonlySet<string>,
): Finding[] {
  return entities.flatMap(entity => {
    const from = stringifyEntityRef(entity);
    return referencesOf(entity).flatMap(({ field, text, ref }) => {
      if (ref && known.has(stringifyEntityRef(ref))) {
        return [];
      }
      return [dangling(from, field, ref ? stringifyEntityRef(ref) : text)];
    });
  });
}

function dangling(from: string, field: string, to: string): Finding {
  const isOwner = field === 'owner';
  return {
    id: isOwner ? 'catalog.owner-missing' : 'catalog.dangling-relation',
    severity: 'warning',
    subject: from,
    what: isOwner
      ? `The owner of ${from}, ${to}, is not in the catalog.`
      : `spec.${field} of ${from} names ${to}, which is not in the catalog.`,
    why: isOwner
      ? 'At 3 a.m. nobody can tell whom to call, and nobody may change it.'
      : 'The graph ends there, and an incident is not traced any further.',
    mend: `Correct spec.${field}, or add ${to}.`,
  };
}

interface Reference {
  field: string;
  text: string;
  ref?: CompoundEntityRef;
}

function referencesOf({ kind, spec, metadata }: Entity): Reference[] {
  if (kind === 'Location') {
    return [];
  }
  return Object.entries(references).flatMap(([field, defaultKind]) =>
    [spec?.[field]].flat().flatMap(value => {
      if (typeof value !== 'string') {
        return [];
      }
      try {
        const defaultNamespace = metadata.namespace ?? 'default';
        const ref = parseEntityRef(value, { defaultKind, defaultNamespace });
        return [{ field, text: value, ref }];
      } catch {
        return [{ field, text: value }];
      }
    }),
  );
}
