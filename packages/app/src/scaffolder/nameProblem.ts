import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { FieldRules, fieldProblem } from './fieldProblem';

/** Which rule a name breaks, in human words; undefined for a name that may be used. */
export function nameProblem(
  name: string,
  rules: FieldRules,
): string | undefined {
  const problem = fieldProblem(name, rules);
  if (problem || KubernetesValidatorFunctions.isValidObjectName(name)) {
    return problem;
  }
  return 'Letters, digits, hyphens, underscores and dots only, with a letter or digit at both ends; at most 63 characters.';
}
