import { ConflictError, NotFoundError } from '@backstage/errors';
import { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { html, sendPage } from '../protocols/html';
import { Host, HttpError, LabRequest, sendJson } from '../protocols/http';

const localAuthority = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Shares one port among the hosts by the first segment of the path; `home` answers where there is none. Answers local
 * names only, so that no page of the web can reach the lab by pointing a name of its own at this machine.
 */
export function front(
  hosts: Record<string, Host>,
  home: Host,
  log: (line: string) => void,
): RequestListener {
  return async (message, response) => {
    try {
      await route(hosts, home, message, response);
    } catch (error) {
      fail(message, response, error, log);
    }
  };
}

async function route(
  hosts: Record<string, Host>,
  home: Host,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const authority = message.headers.host ?? '';
  if (!localAuthority.test(authority)) {
    throw new HttpError(403, 'The lab answers on localhost only');
  }
  const origin = `http://${authority}`;
  const target = message.url ?? '/';
  if (!target.startsWith('/')) {
    throw new HttpError(400, 'Ask for a path');
  }
  const [path, ...query] = target.split('?');
  const prefix = Object.keys(hosts)
    .sort((a, b) => b.length - a.length)
    .find(candidate => path === candidate || path.startsWith(`${candidate}/`));
  const request: LabRequest = {
    message,
    method: message.method ?? 'GET',
    path: path.slice(prefix?.length ?? 0) || '/',
    query: new URLSearchParams(query.join('?')),
    origin,
  };
  if (prefix !== undefined) {
    await hosts[prefix](request, response);
    return;
  }
  if (path !== '/') {
    throw new HttpError(404, 'Not found');
  }
  await home(request, response);
}

function statusOf(error: unknown): number {
  if (error instanceof HttpError) {
    return error.status;
  }
  if (error instanceof NotFoundError) {
    return 404;
  }
  return error instanceof ConflictError ? 409 : 500;
}

function fail(
  message: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  log: (line: string) => void,
): void {
  const status = statusOf(error);
  if (status === 500) {
    log(`${message.method} ${message.url} failed: ${error}`);
  }
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const text = status === 500 ? 'The lab failed' : (error as Error).message;
  const headers = error instanceof HttpError ? error.headers : {};
  if (/\btext\/html\b/.test(message.headers.accept ?? '')) {
    sendPage(response, {
      title: `${status} · Gantry lab`,
      status,
      body: html`<main>
        <h1>${status}</h1>
        <p>${text}</p>
        <p><a href="/">To the lab's first page</a></p>
      </main>`,
    });
    return;
  }
  sendJson(response, status, { message: text }, headers);
}
