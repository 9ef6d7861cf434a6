import { ServerResponse } from 'node:http';
import { Estate } from '../../estate/Estate';
import { Host, LabRequest, sendJson } from '../../protocols/http';
import { Upstreams } from '../Upstreams';
import { authorize } from './authorize';
import { fieldSelector, labelSelector } from './selectors';
import { sendLogs } from './podLogs';
import { notFound, readPath, ResourceRequest } from './readPath';
import { ResourceType, resourceTypes } from './resources';
import { Rollout, rolloutOf } from './Rollout';
import { sendStatus, StatusError } from './Status';

/** The API server of the estate's one Kubernetes cluster: the calls that the stock plugin makes, and no writes. */
export function kubernetesHost(options: {
  estate: () => Estate;
  clock: () => number;
  upstreams: Upstreams;
}): Host {
  return async (request, response) => {
    const state = options.upstreams.get('kubernetes');
    if (state === 'down') {
      request.message.socket.destroy();
      return;
    }
    try {
      const resource = readPath(request.path);
      authorize(request, resource, state);
      const estate = options.estate();
      const now = options.clock();
      const rollouts = estate.workloads
        .filter(
          ({ namespace }) =>
            resource.namespace === undefined ||
            namespace === resource.namespace,
        )
        .map(workload => rolloutOf(estate, workload, now));
      answer(request, response, resource, rollouts);
    } catch (error) {
      if (!(error instanceof StatusError)) {
        throw error;
      }
      sendStatus(response, error);
    }
  };
}

function answer(
  request: LabRequest,
  response: ServerResponse,
  resource: ResourceRequest,
  rollouts: Rollout[],
): void {
  const { name, subresource } = resource;
  const type = resourceTypes.find(
    ({ group, version, plural }) =>
      group === resource.group &&
      version === resource.version &&
      plural === resource.plural,
  );
  if (!type || request.query.has('watch')) {
    throw notFound();
  }
  if (name !== undefined && subresource === 'log' && type.kind === 'Pod') {
    sendLogs(request, response, rollouts, name);
    return;
  }
  if (subresource !== undefined) {
    throw notFound();
  }
  const objects = rollouts.flatMap(type.objects);
  if (name === undefined) {
    sendJson(response, 200, list(type, objects, request.query));
    return;
  }
  const found = objects.find(({ metadata }) => metadata.name === name);
  if (!found) {
    throw missing(type, name);
  }
  sendJson(response, 200, {
    kind: type.kind,
    apiVersion: apiVersionOf(type),
    ...found,
  });
}

function apiVersionOf({ group, version }: ResourceType): string {
  return group ? `${group}/${version}` : version;
}

function missing(type: ResourceType, name: string): StatusError {
  return new StatusError(
    404,
    'NotFound',
    `${type.plural}${type.group ? `.${type.group}` : ''} "${name}" not found`,
    { name, group: type.group || undefined, kind: type.plural },
  );
}

function list(
  type: ResourceType,
  objects: ReturnType<ResourceType['objects']>,
  query: URLSearchParams,
): object {
  const selected = labelSelector(query.get('labelSelector') ?? '');
  const field = fieldSelector(query.get('fieldSelector') ?? '');
  return {
    kind: `${type.kind}List`,
    apiVersion: apiVersionOf(type),
    metadata: {},
    items: objects.filter(
      object => selected(object.metadata.labels ?? {}) && field(object),
    ),
  };
}
