import { Route, Runtime, Tallied } from '../httpServer';

/** Gin with its Prometheus middleware; Go spells whole numbers without a point. */
export function gin(routes: Route[]): Runtime {
  const each = (more: (route: Route) => object): Tallied[] => {
    const labels = (route: Route, code: number) => ({
      code: String(code),
      method: route.method,
      url: route.path,
      ...more(route),
    });
    return [
      ...routes.map((route): Tallied => ({
        labels: labels(route, route.status),
        of: [{ outcome: 'ok', share: route.share }],
      })),
      {
        labels: labels(routes[0], 500),
        of: [{ outcome: 'failed', share: 1 }],
      },
    ];
  };
  return {
    requests: {
      name: 'gin_requests_total',
      help: 'How many HTTP requests processed, partitioned by status code and HTTP method.',
      series: each(route => ({
        handler: `main.${route.method.toLowerCase()}${route.path.split('/').pop()}`,
      })),
    },
    durations: [
      {
        name: 'gin_request_duration_seconds',
        help: 'The HTTP request latencies in seconds.',
        series: each(() => ({})),
      },
    ],
    bound: String,
  };
}
