import { Arn, parseArn as parse } from '@gantry/plugin-vitals-common';

/** Undefined for what is no ARN. */
export function parseArn(text: string): Arn | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
