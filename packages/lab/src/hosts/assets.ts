import { promises as fs } from 'node:fs';
import { dirname, join } from 'node:path';
import { allowMethods, Host, HttpError } from '../protocols/http';

const folder = join(
  dirname(require.resolve('@gantry/lab/package.json')),
  'assets',
);
const types: Record<string, string> = {
  '/lab.css': 'text/css; charset=utf-8',
  '/console.js': 'text/javascript; charset=utf-8',
};

/** The style sheet and the script of the lab's pages. */
export const assetsHost: Host = async (request, response) => {
  allowMethods(request, 'GET');
  if (!Object.hasOwn(types, request.path)) {
    throw new HttpError(404, 'Not found');
  }
  const content = await fs.readFile(join(folder, request.path));
  response.writeHead(200, {
    'content-type': types[request.path],
    'content-length': String(content.length),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
};
