import { ResponseError } from '@backstage/errors';

/** What the server itself said, where it said something. */
export function requestErrorMessage(error: Error): string {
  if (error instanceof ResponseError) {
    return error.body?.error?.message || error.message;
  }
  return error.message;
}
