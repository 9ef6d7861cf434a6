import { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';

/**
 * The action `gantry:catalog:assert-absent`: the first step of a template that
 * registers new entities. Fails when one of the references is taken.
 *
 * The catalog is asked with the plugin's own credentials, not the caller's: an
 * entity that the caller may not see would otherwise be taken over by the new
 * one. The answer is "taken" and the reference that the caller chose, whether
 * or not they may see the entity; nothing of the entity itself is read.
 *
 * @throws InputError when a reference is not one
 * @throws ConflictError when a reference is taken; names the field to change
 */
export function createAssertAbsentAction(options: {
  auth: AuthService;
  catalog: CatalogService;
}) {
  const { auth, catalog } = options;
  return createTemplateAction({
    id: 'gantry:catalog:assert-absent',
    description: 'Fails when one of the entities exists in the catalog',
    supportsDryRun: true,
    schema: {
      input: {
        entityRefs: z =>
          z.array(z.string()).min(1).max(20).describe('Full entity references'),
        field: z =>
          z
            .string()
            .describe('The form field the references come from, default: name')
            .optional(),
      },
    },
    async handler(ctx) {
      const { field = 'name' } = ctx.input;
      const entityRefs = ctx.input.entityRefs.map(ref => toFullRef(ref, field));

      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind', 'metadata.name', 'metadata.namespace'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );

      const taken = entityRefs.filter((_, index) => items[index]);
      if (taken.length > 0) {
        throw new ConflictError(
          `${field}: taken, the catalog already has ${taken.join(' and ')}. Choose another ${field}.`,
        );
      }
      ctx.logger.info(`Free in the catalog: ${entityRefs.join(', ')}`);
    },
  });
}

function toFullRef(ref: string, field: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch (error) {
    throw new InputError(
      `${field}: '${ref}' is not an entity reference such as 'component:default/orders'`,
      error,
    );
  }
}
