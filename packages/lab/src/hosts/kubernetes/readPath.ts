import { decodeSegment } from '../../protocols/http';
import { StatusError } from './Status';

/** What a path of the Kubernetes API names. */
export interface ResourceRequest {
  group: string;
  version: string;
  namespace?: string;
  plural: string;
  name?: string;
  subresource?: string;
}

export function notFound(): StatusError {
  return new StatusError(
    404,
    'NotFound',
    'the server could not find the requested resource',
  );
}

/**
 * Reads `/api/v1/…` and `/apis/<group>/<version>/…`.
 *
 * @throws StatusError when it names nothing
 */
export function readPath(path: string): ResourceRequest {
  const segments = path.split('/').filter(Boolean).map(decodeSegment);
  const root = segments.shift();
  if (root !== 'api' && root !== 'apis') {
    throw notFound();
  }
  const group = root === 'apis' ? (segments.shift() ?? '') : '';
  const version = segments.shift() ?? '';
  const namespaced = segments[0] === 'namespaces' && segments.length > 2;
  const namespace = namespaced ? segments[1] : undefined;
  const [plural, name, subresource, ...rest] = namespaced
    ? segments.slice(2)
    : segments;
  if (plural === undefined || rest.length > 0) {
    throw notFound();
  }
  return { group, version, namespace, plural, name, subresource };
}
