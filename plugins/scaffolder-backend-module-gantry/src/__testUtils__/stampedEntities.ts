import {
  DefaultNamespaceEntityPolicy,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { parseEntityYaml } from '@backstage/plugin-catalog-node';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const kinds = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
];

/**
 * The entities of a repository's `catalog-info.yaml`, read and validated as the catalog does.
 *
 * @throws Error when one is not valid
 */
export async function stampedEntities(folder: string): Promise<Entity[]> {
  const target = join(folder, 'catalog-info.yaml');
  const entities = [];
  for (const result of parseEntityYaml(readFileSync(target), {
    type: 'file',
    target,
  })) {
    if (result.type !== 'entity') {
      throw new Error(`${target}: ${JSON.stringify(result)}`);
    }
    const { entity } = result;
    await policy.enforce(entity);
    const known = await Promise.all(
      kinds.map(kind => kind.check(resolved(entity))),
    );
    if (!known.includes(true)) {
      throw new Error(`${target}: unknown kind ${entity.kind}`);
    }
    entities.push(entity);
  }
  return entities;
}

/** The catalog puts the text of a file where `$text` stands before it validates the kind. */
function resolved(entity: Entity): Entity {
  return {
    ...entity,
    spec: {
      ...entity.spec,
      ...(entity.spec?.definition ? { definition: 'openapi' } : {}),
    },
  };
}
