import { UpstreamError } from '@gantry/plugin-vitals-node';

export interface PagesOptions<P> {
  /** Asks for the page behind a token, or for the first. */
  ask: (token: string | undefined) => Promise<P>;
  /** What leads to the next page; empty or absent behind the last. */
  next: (page: P) => string | undefined;
  /** Who answers what, for a complaint: `CloudWatch answers the same page of alarms`. */
  complaint: string;
}

/**
 * All pages of an answer, one after the other.
 *
 * @throws UpstreamError for a page that comes again: an upstream that runs in circles is not followed
 */
export async function* readPages<P>({
  ask,
  next,
  complaint,
}: PagesOptions<P>): AsyncGenerator<P> {
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    const page = await ask(token);
    yield page;
    token = next(page) || undefined;
    if (token && tokens.has(token)) {
      throw new UpstreamError({
        kind: 'malformed',
        message: `${complaint} again and again.`,
      });
    }
    tokens.add(token ?? '');
  } while (token);
}
