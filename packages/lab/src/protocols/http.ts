import { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the hosts see it: the path below the host's prefix, and the authority that the client used. */
export interface LabRequest {
  message: IncomingMessage;
  method: string;
  /** Percent-encoded, starts with a slash, without the host's prefix. */
  path: string;
  query: URLSearchParams;
  /** `http://localhost:7010`, as the client spelt it. */
  origin: string;
}

/** One upstream that the lab plays. */
export type Host = (
  request: LabRequest,
  response: ServerResponse,
) => Promise<void>;

/** Ends a request with a status and a sentence. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'HttpError';
  }
}

/** Reads a request's body, up to a limit in bytes. */
export async function readBody(
  message: IncomingMessage,
  limit: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > limit) {
      throw new HttpError(413, `The request is larger than ${limit} bytes`, {
        connection: 'close',
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a small JSON document. A form cannot send this content type, so no foreign page can make a browser post it. */
export async function readJson(
  message: IncomingMessage,
  limit = 64 * 1024,
): Promise<unknown> {
  if (!/^application\/json\b/i.test(message.headers['content-type'] ?? '')) {
    throw new HttpError(415, 'Send JSON, with content-type application/json');
  }
  try {
    return JSON.parse((await readBody(message, limit)).toString('utf8'));
  } catch (error) {
    if (error instanceof HttpError) {
      throw error;
    }
    throw new HttpError(400, 'The request is not valid JSON');
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const content = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(content.length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(content);
}

/** Refuses every method but those that a route has. */
export function allowMethods(request: LabRequest, ...methods: string[]): void {
  const head = request.method === 'HEAD' && methods.includes('GET');
  if (!head && !methods.includes(request.method)) {
    throw new HttpError(405, `${request.method} is not possible here`, {
      allow: methods.join(', '),
    });
  }
}

/** Decodes one segment of a path; what does not decode does not exist. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(404, 'Not found');
  }
}
