import { ResponseError } from '@backstage/errors';

/** Whether the server answered that there is nothing there that the user may see. */
export function isConcealed(error: Error | undefined): boolean {
  return hasStatus(error, 403, 404);
}

/** Whether the user lacks the right to something that is there. */
export function isDenied(error: Error | undefined): boolean {
  return hasStatus(error, 403);
}

function hasStatus(error: Error | undefined, ...statuses: number[]): boolean {
  return error instanceof ResponseError && statuses.includes(error.statusCode);
}
