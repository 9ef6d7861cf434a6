import { LabRequest } from '../../protocols/http';
import { UpstreamState } from '../Upstreams';
import { ResourceRequest } from './readPath';
import { StatusError } from './Status';

export const bearerToken = 'lab';
const account = 'system:serviceaccount:gantry:gantry';
const verbs: Record<string, string> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/**
 * Lets a request in, or refuses it as an API server does: whoever shows a token that is not known is unauthorized,
 * whoever shows none is anonymous and may do nothing, and the account of the portal may read.
 *
 * @throws StatusError with the refusal
 */
export function authorize(
  request: LabRequest,
  resource: ResourceRequest,
  state: UpstreamState,
): void {
  const [, token] =
    /^Bearer\s+(\S+)$/.exec(request.message.headers.authorization ?? '') ?? [];
  if (token !== undefined && token !== bearerToken) {
    throw new StatusError(401, 'Unauthorized', 'Unauthorized');
  }
  if (state === 'throttled') {
    throw new StatusError(
      429,
      'TooManyRequests',
      'Too many requests, please try again later.',
      { retryAfterSeconds: 1 },
    );
  }
  const readable =
    request.method === 'GET' && resource.plural !== 'secrets' && state === 'up';
  if (token === undefined || !readable) {
    throw forbidden(
      token === undefined ? 'system:anonymous' : account,
      request.method,
      resource,
    );
  }
}

function forbidden(
  user: string,
  method: string,
  { group, plural, subresource, namespace, name }: ResourceRequest,
): StatusError {
  const verb = verbs[method] ?? (name === undefined ? 'list' : 'get');
  const what = subresource ? `${plural}/${subresource}` : plural;
  const named = name === undefined ? '' : ` "${name}"`;
  const where =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  return new StatusError(
    403,
    'Forbidden',
    `${plural}${group ? `.${group}` : ''}${named} is forbidden: User "${user}" cannot ${verb} resource "${what}" in API group "${group}" ${where}`,
    { name, group: group || undefined, kind: plural },
  );
}
