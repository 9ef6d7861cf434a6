import { Route, Runtime, Tallied } from '../httpServer';
import { decimal } from './decimal';

/** Spring Boot with Micrometer, which counts requests by their durations alone. */
export function micrometer(application: string, routes: Route[]): Runtime {
  const labels = (
    { method, path }: Route,
    status: number,
    outcome: string,
    exception: string,
  ) => ({
    application,
    error: exception,
    exception,
    method,
    outcome,
    status: String(status),
    uri: path,
  });
  return {
    durations: [
      {
        name: 'http_server_requests_seconds',
        help: '',
        series: [
          ...routes.map((route): Tallied => ({
            labels: labels(route, route.status, 'SUCCESS', 'none'),
            of: [{ outcome: 'ok', share: route.share }],
          })),
          {
            labels: labels(
              routes[0],
              500,
              'SERVER_ERROR',
              'CannotCreateTransactionException',
            ),
            of: [{ outcome: 'failed', share: 1 }],
          },
        ],
      },
    ],
    bound: decimal,
  };
}
