import { Holdings } from './PrometheusServer';

/** What a route of the API may look at. */
export interface PrometheusCall extends Holdings {
  parameters: URLSearchParams;
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * Answers one route with its `data`.
 *
 * @throws PrometheusError with the error that Prometheus would answer
 */
export type Route = (call: PrometheusCall) => unknown;
