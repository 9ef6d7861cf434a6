import { KubernetesValidatorFunctions } from '@backstage/catalog-model';

/** The keywords of JSON schema that a name may break. */
export interface NameRules {
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  /** Human words by keyword, as the `ajv-errors` plugin of the form reads them. */
  errorMessage?: string | Record<string, string>;
}

/** Which rule a name breaks, in human words; undefined for a name that may be used. */
export function nameProblem(
  name: string,
  rules: NameRules,
): string | undefined {
  const length = [...name].length;
  if (rules.minLength !== undefined && length < rules.minLength) {
    return (
      wordsFor('minLength', rules) ??
      `At least ${rules.minLength} characters; this has ${length}.`
    );
  }
  if (rules.maxLength !== undefined && length > rules.maxLength) {
    return (
      wordsFor('maxLength', rules) ??
      `At most ${rules.maxLength} characters; this has ${length}.`
    );
  }
  if (rules.pattern && !new RegExp(rules.pattern, 'u').test(name)) {
    return (
      wordsFor('pattern', rules) ??
      `Must match the pattern ${rules.pattern} in full.`
    );
  }
  if (!KubernetesValidatorFunctions.isValidObjectName(name)) {
    return 'Letters, digits, hyphens, underscores and dots only, with a letter or digit at both ends; at most 63 characters.';
  }
  return undefined;
}

function wordsFor(keyword: string, { errorMessage }: NameRules) {
  return typeof errorMessage === 'string'
    ? errorMessage
    : errorMessage?.[keyword];
}
