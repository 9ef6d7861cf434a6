import { spawn } from 'node:child_process';
import { ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HttpError, LabRequest } from '../../protocols/http';
import { gitEnvironment } from './runGit';

const PUSH_LIMIT = 256 * 1024 * 1024;
const HEADER_LIMIT = 64 * 1024;

/** Answers one smart HTTP request through `git http-backend`, Git's own CGI program. */
export async function httpBackend(
  request: LabRequest,
  response: ServerResponse,
  options: {
    /** Path of `git-http-backend`. */
    program: string;
    root: string;
    /** `/acme/NAME.git/info/refs` */
    path: string;
    /** Who pushes; a fetch needs no name. */
    user?: string;
    /** Runs when Git is done and before the client is told, so that whatever follows sees its effect. */
    whenDone: () => Promise<void>;
  },
): Promise<void> {
  const { headers } = request.message;
  const child = spawn(options.program, {
    env: {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: options.root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: options.path,
      QUERY_STRING: request.query.toString(),
      REQUEST_METHOD: request.method,
      REMOTE_ADDR: '127.0.0.1',
      CONTENT_TYPE: headers['content-type'] ?? '',
      ...(headers['content-length'] && {
        CONTENT_LENGTH: headers['content-length'],
      }),
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
      ...(options.user && { REMOTE_USER: options.user }),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  response.on('close', () => child.kill());
  const exit = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });

  let size = 0;
  const bounded = new Transform({
    transform(chunk, _encoding, done) {
      size += chunk.length;
      done(
        size > PUSH_LIMIT
          ? new HttpError(413, `The push is larger than ${PUSH_LIMIT} bytes`)
          : undefined,
        chunk,
      );
    },
  });
  // Git may answer and go before it has read all; what counts is its answer.
  const upload = pipeline(request.message, bounded, child.stdin).catch(
    error => {
      if (error instanceof HttpError) {
        child.kill();
        throw error;
      }
    },
  );

  const [, , answered] = await Promise.all([
    exit,
    upload,
    relay(child.stdout, response),
  ]);
  if (!answered) {
    throw new HttpError(500, 'git http-backend gave no answer');
  }
  await options.whenDone();
  response.end();
}

/** Passes a CGI answer on: its header lines become the response's head. Leaves the response open. */
async function relay(
  output: AsyncIterable<Buffer>,
  response: ServerResponse,
): Promise<boolean> {
  let head = Buffer.alloc(0);
  let started = false;
  for await (const chunk of output) {
    if (started) {
      response.write(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) {
      if (head.length > HEADER_LIMIT) {
        return false;
      }
      continue;
    }
    started = true;
    const headers = head
      .subarray(0, end)
      .toString('latin1')
      .split('\r\n')
      .map(line => line.split(/:\s*/, 2));
    const status = headers.find(([name]) => name.toLowerCase() === 'status');
    response.writeHead(
      Number(status?.[1].slice(0, 3) ?? 200),
      Object.fromEntries(headers.filter(header => header !== status)),
    );
    response.write(head.subarray(end + 4));
  }
  return started;
}
