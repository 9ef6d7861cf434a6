import { InputError } from '@backstage/errors';
import { Arn, parseArn } from './parseArn';
import { parseList } from './parseList';
import { quote } from './quote';

export type Check = (value: string) => string | undefined;

/** A value is right if it can be parsed. */
export function parsed(parse: (value: string) => unknown): Check {
  return value => {
    try {
      parse(value);
      return undefined;
    } catch (error) {
      if (error instanceof InputError) {
        return `${error.message}.`;
      }
      throw error;
    }
  };
}

/** A value is right if it matches; `what` finishes the sentence "'x' is …". */
export function matching(pattern: RegExp, what: string): Check {
  return value =>
    pattern.test(value) ? undefined : `${quote(value)} is ${what}.`;
}

/** Every part of the list must be right. */
export function listOf(check: Check): Check {
  return value => {
    const wrong = parsed(parseList)(value);
    if (wrong) {
      return wrong;
    }
    for (const item of parseList(value)) {
      const problem = check(item);
      if (problem) {
        return problem;
      }
    }
    return undefined;
  };
}

/** ARNs, each of which must satisfy the condition; `what` names what they are the ARN of. */
export function arnsOf(what: string, isRight: (arn: Arn) => boolean): Check {
  return listOf(item => {
    const problem = parsed(parseArn)(item);
    if (problem) {
      return problem;
    }
    return isRight(parseArn(item))
      ? undefined
      : `${quote(item)} is not the ARN of ${what}.`;
  });
}
