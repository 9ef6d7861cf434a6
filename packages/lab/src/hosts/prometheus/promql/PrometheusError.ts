export type ErrorType = 'bad_data' | 'execution' | 'timeout' | 'not_found';

const statuses: Record<ErrorType, number> = {
  bad_data: 400,
  execution: 422,
  timeout: 503,
  not_found: 404,
};

/** An error in the words and with the status of Prometheus's HTTP API. */
export class PrometheusError extends Error {
  readonly status: number;

  constructor(
    readonly errorType: ErrorType,
    message: string,
  ) {
    super(message);
    this.name = 'PrometheusError';
    this.status = statuses[errorType];
  }
}

/** What the real one could do and the lab does not: it is said, not made up. */
export function unsupported(what: string): PrometheusError {
  return new PrometheusError('execution', `The lab does not evaluate ${what}`);
}
