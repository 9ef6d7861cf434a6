import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { annotations } from '@gantry/plugin-vitals-common';
import { FilterName, SortColumn } from '../query/CatalogQuery';

const tierField = `metadata.annotations.${annotations.tier}`;

/** Where the catalog finds what one filters by. */
export const filterFields: Record<FilterName, string> = {
  type: 'spec.type',
  owner: 'relations.ownedBy',
  lifecycle: 'spec.lifecycle',
  tier: tierField,
  system: 'relations.partOf',
  tag: 'metadata.tags',
};

/** What the catalog's search for a text looks into. */
export const textFields = [
  'metadata.name',
  'metadata.title',
  'metadata.description',
  'spec.profile.displayName',
];

/** All that a row shows. Relations stay out where nothing needs them: some entities have thousands. */
export const rowFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  tierField,
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.system',
  'spec.domain',
  'spec.subdomainOf',
  'spec.profile.displayName',
];

/** The field that the catalog sorts a column by. */
export function sortField(
  column: Exclude<SortColumn, 'health'>,
  kind: string,
): string {
  switch (column) {
    case 'name':
      return 'metadata.name';
    case 'tier':
      return tierField;
    case 'system':
      return `spec.${partOfKey(kind)}`;
    default:
      return `spec.${column}`;
  }
}

/** What a row says in a column; undefined where the entity says nothing. */
export function columnValue(
  entity: Entity,
  column: Exclude<SortColumn, 'health'>,
): string | undefined {
  switch (column) {
    case 'name':
      return entity.metadata.name;
    case 'tier':
      return entity.metadata.annotations?.[annotations.tier];
    case 'system':
      return text(entity.spec?.[partOfKey(entity.kind)]);
    default:
      return text(entity.spec?.[column]);
  }
}

/** The full reference that an owner or a system is written as, in the short or the long form. */
export function referenceIn(
  entity: Entity,
  column: 'owner' | 'system',
): string | undefined {
  const value = columnValue(entity, column);
  if (!value) {
    return undefined;
  }
  const partOf = partOfKey(entity.kind) === 'system' ? 'system' : 'domain';
  return completeRef(
    value,
    column === 'owner' ? 'group' : partOf,
    entity.metadata.namespace,
  );
}

/** Makes a full reference of one in short form; undefined for what is none. */
export function completeRef(
  value: string,
  defaultKind: string,
  defaultNamespace = 'default',
): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(value, { defaultKind, defaultNamespace }),
    );
  } catch {
    return undefined;
  }
}

function partOfKey(kind: string): 'system' | 'domain' | 'subdomainOf' {
  switch (kind.toLocaleLowerCase('en-US')) {
    case 'system':
      return 'domain';
    case 'domain':
      return 'subdomainOf';
    default:
      return 'system';
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
