import {
  DefaultNamespaceEntityPolicy,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  isLocationEntity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { BuiltinKindsEntityProcessor } from '@backstage/plugin-catalog-backend';
import { parseEntityYaml } from '@backstage/plugin-catalog-node';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** An entity as the catalog would take it, with what the catalog would say of it. */
export interface CatalogEntry {
  ref: string;
  entity: Entity;
  /** The file that describes it. */
  file: string;
  /** References to others that the catalog reads out of it. */
  related: string[];
  /** Why the catalog would refuse it. */
  refusal?: string;
}

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);
const kinds = new BuiltinKindsEntityProcessor();

/** Reads files the way the catalog does, from one file on along its locations; the locations are left out. */
export async function readCatalog(file: string): Promise<CatalogEntry[]> {
  const location = { type: 'file', target: file };
  const entries: CatalogEntry[] = [];
  for (const result of parseEntityYaml(await readFile(file), location)) {
    if (result.type !== 'entity') {
      throw new Error(`${file} cannot be parsed`, {
        cause: 'error' in result ? result.error : undefined,
      });
    }
    if (isLocationEntity(result.entity)) {
      for (const target of result.entity.spec.targets ?? []) {
        entries.push(...(await readCatalog(join(dirname(file), target))));
      }
    } else {
      entries.push(await process(result.entity, file));
    }
  }
  return entries;
}

async function process(entity: Entity, file: string): Promise<CatalogEntry> {
  const ref = stringifyEntityRef(entity);
  const related = new Set<string>();
  let refusal: string | undefined;
  try {
    await policy.enforce(entity);
    if (!(await kinds.validateEntityKind(entity))) {
      throw new Error(`no processor knows the kind ${entity.kind}`);
    }
    await kinds.postProcessEntity(
      entity,
      { type: 'file', target: file },
      result => {
        if (result.type === 'relation') {
          related.add(stringifyEntityRef(result.relation.source));
          related.add(stringifyEntityRef(result.relation.target));
        }
      },
    );
  } catch (error) {
    refusal = String(error);
  }
  related.delete(ref);
  return { ref, entity, file, related: [...related], refusal };
}
