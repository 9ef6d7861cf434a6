import { z } from 'zod';
import { AwsError } from '../protocols/AwsError';

/** Parses the input of an operation; the first fault becomes AWS's validation error. */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) {
    return result.data;
  }
  const issue = result.error.issues[0];
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value at '${issue.path.join('.')}' failed to satisfy constraint: ${issue.message}`,
    { queryCode: 'ValidationError' },
  );
}
