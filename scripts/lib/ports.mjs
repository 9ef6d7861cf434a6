import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

function tryListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}

/** Why a port cannot be listened on: an error code, or `undefined` when it can. */
export async function portProblem(port) {
  // A wildcard listener may be let in beside a loopback one, so both are tried.
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    const code = await tryListen(port, host);
    if (code && code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
      return code;
    }
  }
  return undefined;
}

/** @param variable the name of what moves the port, if anything does */
export async function requireFreePort(port, user, variable) {
  const code = await portProblem(port);
  if (code === undefined) {
    return;
  }
  const reason =
    code === 'EADDRINUSE'
      ? 'is already in use by another process'
      : `cannot be listened on (${code})`;
  const remedy = variable
    ? `choose another with ${variable}, for example ${variable}=${port < 50000 ? port + 1000 : port - 1000}.`
    : 'stop what uses it.';
  throw new Problem(`Port ${port}, which ${user} needs, ${reason}; ${remedy}`);
}

/** A port that nobody uses at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
