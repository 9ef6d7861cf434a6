import { Route, Runtime, Tallied } from '../httpServer';
import { decimal } from './decimal';

/**
 * FastAPI with prometheus-fastapi-instrumentator: statuses are grouped, durations have none. The fine histogram has
 * buckets that its service chose, so that each promise is one of them.
 */
export function fastapi(routes: Route[]): Runtime {
  const labels = ({ path, method }: Route) => ({ handler: path, method });
  return {
    requests: {
      name: 'http_requests_total',
      help: 'Total number of requests by method, status and handler.',
      series: [
        ...routes.map((route): Tallied => ({
          labels: { ...labels(route), status: '2xx' },
          of: [{ outcome: 'ok', share: route.share }],
        })),
        {
          labels: { ...labels(routes[0]), status: '5xx' },
          of: [{ outcome: 'failed', share: 1 }],
        },
      ],
    },
    durations: [
      {
        name: 'http_request_duration_seconds',
        help: 'Latency with only few buckets by handler. Made to be only used if aggregation by handler is important.',
        series: routes.map((route, index): Tallied => ({
          labels: labels(route),
          of: [
            { outcome: 'ok', share: route.share },
            ...(index === 0 ? [{ outcome: 'failed' as const, share: 1 }] : []),
          ],
        })),
        bounds: [0.1, 0.5, 1],
      },
      {
        name: 'http_request_duration_highr_seconds',
        help: 'Latency with many buckets but no API specific labels. Made for more accurate percentile calculations.',
        series: [
          {
            labels: {},
            of: [
              { outcome: 'ok', share: 1 },
              { outcome: 'failed', share: 1 },
            ],
          },
        ],
      },
    ],
    bound: decimal,
  };
}
