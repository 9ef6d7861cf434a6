import { randomUUID } from 'node:crypto';
import { ServerResponse } from 'node:http';
import { AwsError } from './AwsError';

/** Answers in AWS JSON 1.0 or 1.1. Dates are seconds since the epoch. */
export function sendAwsJson(
  response: ServerResponse,
  version: string,
  result: object | AwsError,
): void {
  const failed = result instanceof AwsError;
  const body = failed
    ? { __type: result.code, message: result.message }
    : result;
  const content = Buffer.from(
    JSON.stringify(body, function seconds(key, value) {
      const original = this[key];
      return original instanceof Date ? original.getTime() / 1000 : value;
    }),
  );
  // CloudWatch used to speak the query protocol; its clients still know errors by their old names.
  const queryCode = failed ? result.options.queryCode : undefined;
  response.writeHead(failed ? result.status : 200, {
    'content-type': `application/x-amz-json-${version}`,
    'content-length': String(content.length),
    'x-amzn-requestid': randomUUID(),
    ...(queryCode && { 'x-amzn-query-error': `${queryCode};Sender` }),
  });
  response.end(content);
}
