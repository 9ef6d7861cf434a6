import { ResponseError } from '@backstage/errors';

/** What the client throws for an answer of that status. */
export function responseError(status: number, name: string, message: string) {
  return ResponseError.fromResponse({
    ok: false,
    redirected: false,
    status,
    statusText: name,
    type: 'basic',
    url: 'http://localhost/api/vitals',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () =>
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
  });
}
