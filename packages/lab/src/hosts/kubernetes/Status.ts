import { ServerResponse } from 'node:http';
import { sendJson } from '../../protocols/http';

/** A failure in the shape that every Kubernetes API server answers, the `Status` object. */
export class StatusError extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details: {
      name?: string;
      group?: string;
      kind?: string;
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(message);
    this.name = 'StatusError';
  }
}

export function sendStatus(response: ServerResponse, error: StatusError): void {
  const { code, reason, message, details } = error;
  const wait = details.retryAfterSeconds;
  sendJson(
    response,
    code,
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      details,
      code,
    },
    wait === undefined ? {} : { 'retry-after': String(wait) },
  );
}
