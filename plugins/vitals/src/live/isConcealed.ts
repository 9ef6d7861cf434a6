import { ResponseError } from '@backstage/errors';

/** Whether the server answered that there is nothing there that the user may see. */
export function isConcealed(error: Error | undefined): boolean {
  return (
    error instanceof ResponseError && [403, 404].includes(error.statusCode)
  );
}
