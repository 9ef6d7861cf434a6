import { createHash } from 'node:crypto';

/** An opaque token for the next page: where to go on, bound to the request that it belongs to. */
export function writeToken(position: unknown, request: unknown): string {
  return Buffer.from(JSON.stringify([fingerprint(request), position])).toString(
    'base64url',
  );
}

/** The position in a token, or undefined when the token is not one of ours or belongs to another request. */
export function readToken(token: string, request: unknown): unknown {
  try {
    const [owner, position] = JSON.parse(
      Buffer.from(token, 'base64url').toString('utf8'),
    );
    return owner === fingerprint(request) ? position : undefined;
  } catch {
    return undefined;
  }
}

function fingerprint(request: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(request))
    .digest('base64url')
    .slice(0, 12);
}

/**
 * Cuts one page out of a list that is sorted by its key. The token holds the last key of the page before, so a list
 * that grows in between loses nothing.
 */
export function pageOf<T>(
  items: readonly T[],
  options: {
    key: (item: T) => string;
    limit: number;
    token?: string;
    request: unknown;
    invalidToken: () => Error;
  },
): { items: T[]; nextToken?: string } {
  const { key, limit, token, request } = options;
  let start = 0;
  if (token !== undefined) {
    const last = readToken(token, request);
    if (typeof last !== 'string') {
      throw options.invalidToken();
    }
    const next = items.findIndex(item => key(item) > last);
    start = next === -1 ? items.length : next;
  }
  const page = items.slice(start, start + limit);
  const more = start + limit < items.length;
  return {
    items: page,
    nextToken: more
      ? writeToken(key(page[page.length - 1]), request)
      : undefined,
  };
}
