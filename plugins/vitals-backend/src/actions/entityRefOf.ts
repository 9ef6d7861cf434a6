import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** @throws InputError for what is no reference; a bare name is taken for a component of the default namespace */
export function entityRefOf(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text.trim(), { defaultKind: 'Component' }),
    );
  } catch (error) {
    throw new InputError(
      `entityRef: '${text}' must be an entity, such as component:default/orders`,
      error,
    );
  }
}
