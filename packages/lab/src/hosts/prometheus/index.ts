import { ServerResponse } from 'node:http';
import {
  allowMethods,
  decodeSegment,
  Host,
  HttpError,
  sendJson,
} from '../../protocols/http';
import { Upstreams } from '../Upstreams';
import { alerts, rules } from './alerts';
import { isAuthorized } from './authorize';
import { buildInfo, labels, labelValues, metadata, series } from './catalogue';
import { parametersOf } from './parameters';
import { Route } from './PrometheusCall';
import { PrometheusServer } from './PrometheusServer';
import { PrometheusError } from './promql/PrometheusError';
import { query, queryRange } from './query';

/** What may also be posted, because it may be long. */
const posted: Record<string, Route> = {
  '/api/v1/query': query,
  '/api/v1/query_range': queryRange,
  '/api/v1/series': series,
  '/api/v1/labels': labels,
};

const got: Record<string, Route> = {
  '/api/v1/rules': rules,
  '/api/v1/alerts': alerts,
  '/api/v1/metadata': metadata,
  '/api/v1/status/buildinfo': buildInfo,
};

const probes: Record<string, string> = {
  '/-/healthy': 'Prometheus Server is Healthy.\n',
  '/-/ready': 'Prometheus Server is Ready.\n',
};

function routeOf(path: string): { route: Route; methods: string[] } {
  if (Object.hasOwn(posted, path)) {
    return { route: posted[path], methods: ['GET', 'POST'] };
  }
  if (Object.hasOwn(got, path)) {
    return { route: got[path], methods: ['GET'] };
  }
  const [, label] = /^\/api\/v1\/label\/([^/]+)\/values$/.exec(path) ?? [];
  if (label === undefined) {
    throw new HttpError(404, '404 page not found');
  }
  return { route: labelValues(decodeSegment(label)), methods: ['GET'] };
}

function sendError(
  response: ServerResponse,
  status: number,
  errorType: string,
  error: string,
  headers: Record<string, string> = {},
): void {
  sendJson(response, status, { status: 'error', errorType, error }, headers);
}

/** A Prometheus in the cluster of the shop, behind a proxy that asks who calls: its HTTP API, to read. */
export function prometheusHost(options: {
  server: PrometheusServer;
  clock: () => number;
  upstreams: Upstreams;
}): Host {
  return async (request, response) => {
    options.upstreams.count('prometheus', request.path);
    const state = options.upstreams.get('prometheus');
    if (state === 'down') {
      request.message.socket.destroy();
      return;
    }
    if (Object.hasOwn(probes, request.path)) {
      allowMethods(request, 'GET');
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(probes[request.path]);
      return;
    }
    if (!isAuthorized(request)) {
      sendError(response, 401, 'unauthorized', 'Unauthorized', {
        'www-authenticate': 'Bearer realm="Prometheus"',
      });
      return;
    }
    if (state === 'throttled') {
      const message = 'too many requests, please try again later';
      const headers = { 'retry-after': '1' };
      sendError(response, 429, 'too_many_requests', message, headers);
      return;
    }
    if (state === 'denied') {
      sendError(response, 403, 'forbidden', 'access to Prometheus is denied');
      return;
    }
    const { route, methods } = routeOf(request.path);
    allowMethods(request, ...methods);
    try {
      const parameters = await parametersOf(request);
      const now = options.clock();
      const data = route({ ...options.server.holdings(), parameters, now });
      sendJson(response, 200, { status: 'success', data });
    } catch (error) {
      if (!(error instanceof PrometheusError)) {
        throw error;
      }
      sendError(response, error.status, error.errorType, error.message);
    }
  };
}
