import {
  DefaultNamespaceEntityPolicy,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  KindValidator,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { Finding } from '../Finding';
import { FileEntity } from './CatalogFile';
import * as findings from './fileFindings';

/** The catalog's own rules for what an entity looks like. */
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const kinds: KindValidator[] = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  templateEntityV1beta3Validator,
  userEntityV1alpha1Validator,
];

export interface FilesChecked {
  /** Those that the catalog would take. */
  valid: FileEntity[];
  /** Every entity that the files name, also those that the catalog refuses. */
  refs: string[];
  findings: Finding[];
}

/** Judges each entity by itself, and finds those that stand twice. */
export async function checkFiles(
  entities: FileEntity[],
): Promise<FilesChecked> {
  const byRef = new Map<string, FileEntity>();
  const found: Finding[] = [];
  for (const { entity, file } of entities) {
    const because = await problemOf(entity);
    if (because) {
      found.push(findings.invalid(nameOf(entity), file, because));
      continue;
    }
    const ref = stringifyEntityRef(entity);
    const other = byRef.get(ref);
    if (other) {
      found.push(findings.duplicate(ref, file, other.file));
    } else {
      byRef.set(ref, { entity, file });
    }
  }
  return {
    valid: [...byRef.values()],
    refs: entities.map(({ entity }) => nameOf(entity).toLowerCase()),
    findings: found,
  };
}

async function problemOf(entity: Entity): Promise<string | undefined> {
  try {
    const enforced = await policy.enforce(structuredClone(entity));
    for (const kind of kinds) {
      if (await kind.check(enforced ?? entity)) {
        return undefined;
      }
    }
    return `no plugin knows the kind ${entity.kind} of ${entity.apiVersion}`;
  } catch (error) {
    // What follows the first sentence is a link to a decision of Backstage's.
    return (error as Error).message.split(/\.? To learn more/)[0];
  }
}

function nameOf(entity: Entity): string {
  const { kind = 'an entity', metadata } = entity ?? {};
  const name = metadata?.name ?? 'without a name';
  return `${String(kind).toLowerCase()}:${metadata?.namespace ?? 'default'}/${name}`;
}
