import { Estate } from '../../estate/Estate';
import { AlertBook } from './AlertBook';
import { Storage } from './promql/selectors';

/** What a route of the API may look at. */
export interface PrometheusCall {
  estate: Estate;
  storage: Storage;
  book: AlertBook;
  metadata: () => Array<{ name: string; type: string; help: string }>;
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
