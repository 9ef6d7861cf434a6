import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The reference that the value of a tag makes; undefined where it makes none. `commerce` stands for the
 * first of the kinds in the default namespace.
 */
export function toReference(
  value: string | undefined,
  ...kinds: [string, ...string[]]
): string | undefined {
  try {
    const ref = parseEntityRef(value?.trim() ?? '', {
      defaultKind: kinds[0],
      defaultNamespace: 'default',
    });
    return kinds.includes(ref.kind.toLocaleLowerCase('en-US')) &&
      KubernetesValidatorFunctions.isValidObjectName(ref.name) &&
      KubernetesValidatorFunctions.isValidNamespace(ref.namespace)
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
