import { request as requestHttp } from 'node:http';
import { request as requestHttps, RequestOptions } from 'node:https';

export interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
  /** Undefined when the answer is not JSON. */
  body: unknown;
  /** How far this machine's clock is ahead of the upstream's, in milliseconds; undefined when it does not tell. */
  skew?: number;
}

export interface Question extends Pick<
  RequestOptions,
  'ca' | 'rejectUnauthorized'
> {
  headers?: Record<string, string>;
  /** Sent as JSON with POST; a question without one is GET. */
  post?: object;
}

const longest = 8_000;
/** Enough for any answer that is asked for here. */
const mostBytes = 32 * 1024 * 1024;

/** One short request. @throws an error with the `code` of the network when nobody answers */
export function ask(
  url: string,
  { post, ...question }: Question = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const begin = Date.now();
    const request = url.startsWith('https:') ? requestHttps : requestHttp;
    const outgoing = request(
      url,
      {
        ...question,
        // A connection that was kept may be gone by the next question.
        agent: false,
        method: post ? 'POST' : 'GET',
        headers: {
          accept: 'application/json',
          'user-agent': 'gantry-doctor',
          ...(post && { 'content-type': 'application/json' }),
          ...question.headers,
        },
        signal: AbortSignal.timeout(longest),
      },
      response => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > mostBytes) {
            outgoing.destroy(new Error('the answer is too long'));
          }
          chunks.push(chunk);
        });
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const { headers, statusCode: status = 0 } = response;
          const skew = skewOf(headers, begin, Date.now());
          resolve({ status, headers, text, body: parse(text), skew });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(post && JSON.stringify(post));
  });
}

/**
 * Compares the Date header with the clock of this machine halfway through the request. Answers from a
 * cache carry the time at which they were put there.
 */
export function skewOf(
  headers: NodeJS.Dict<string | string[]>,
  begin: number,
  end: number,
): number | undefined {
  const date = Date.parse(String(headers.date ?? headers.Date ?? ''));
  const isCached = Number(headers.age ?? headers.Age ?? 0) > 0;
  return Number.isNaN(date) || isCached ? undefined : (begin + end) / 2 - date;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the network says, in a word or two. */
export function networkReason(error: unknown): string {
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || name === 'AbortError') {
    return `no answer within ${longest / 1000} s`;
  }
  return code ?? message;
}
