/** The keywords of JSON schema that what one types may break. */
export interface FieldRules {
  type?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  /** Human words by keyword, as the `ajv-errors` plugin of the form reads them. */
  errorMessage?: string | Record<string, string>;
}

interface BrokenRule {
  keyword: keyof FieldRules;
  /** For schemas that have no words of their own. */
  words: string;
}

/** Which rule a value breaks, in human words; undefined for one that may be used. */
export function fieldProblem(
  value: string | number,
  rules: FieldRules,
): string | undefined {
  const broken =
    rules.type === 'integer'
      ? brokenByInteger(value, rules)
      : brokenByText(String(value), rules);
  return broken && (wordsFor(broken.keyword, rules) ?? broken.words);
}

function wordsFor(
  keyword: string,
  { errorMessage }: FieldRules,
): string | undefined {
  return typeof errorMessage === 'string'
    ? errorMessage
    : errorMessage?.[keyword];
}

function brokenByInteger(
  value: string | number,
  { minimum = -Infinity, maximum = Infinity }: FieldRules,
): BrokenRule | undefined {
  if (typeof value === 'string' || !Number.isInteger(value)) {
    return { keyword: 'type', words: 'A whole number.' };
  }
  if (value < minimum) {
    return { keyword: 'minimum', words: `At least ${minimum}.` };
  }
  if (value > maximum) {
    return { keyword: 'maximum', words: `At most ${maximum}.` };
  }
  return undefined;
}

function brokenByText(
  text: string,
  { pattern, minLength = 0, maxLength = Infinity }: FieldRules,
): BrokenRule | undefined {
  const length = [...text].length;
  if (length < minLength) {
    return {
      keyword: 'minLength',
      words: `At least ${minLength} characters; this has ${length}.`,
    };
  }
  if (length > maxLength) {
    return {
      keyword: 'maxLength',
      words: `At most ${maxLength} characters; this has ${length}.`,
    };
  }
  if (pattern && !new RegExp(pattern, 'u').test(text)) {
    return {
      keyword: 'pattern',
      words: `Must match the pattern ${pattern} in full.`,
    };
  }
  return undefined;
}
