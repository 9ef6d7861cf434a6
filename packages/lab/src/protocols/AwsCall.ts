import { IncomingHttpHeaders } from 'node:http';

/** What is known of a call before its service has looked at it. */
export interface AwsCall {
  protocol: 'json-1.0' | 'json-1.1' | 'query';
  /** Signing name from the credential scope: `monitoring`, `tagging`, `sts`. */
  signingName?: string;
  region: string;
  accessKeyId?: string;
  /** The prefix of `x-amz-target`, which names a JSON service. */
  target?: string;
  operation: string;
  input: Record<string, unknown>;
}

const credential =
  /^AWS4-HMAC-SHA256\s+Credential=([\w-]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request\b/;

/** Reads the envelope of a call: who calls, which region, which operation. The signature itself is not verified. */
export function readAwsCall(
  headers: IncomingHttpHeaders,
  body: Buffer,
): AwsCall {
  const [, accessKeyId, region, signingName] =
    credential.exec(headers.authorization ?? '') ?? [];
  const scope = { accessKeyId, signingName, region: region ?? 'us-east-1' };

  const header = headers['x-amz-target'];
  if (typeof header === 'string') {
    const [target, operation = ''] = header.split('.');
    const protocol = /json-1\.0/.test(headers['content-type'] ?? '')
      ? 'json-1.0'
      : 'json-1.1';
    const input = JSON.parse(body.toString('utf8') || '{}');
    const isObject =
      typeof input === 'object' && input !== null && !Array.isArray(input);
    return {
      ...scope,
      protocol,
      target,
      operation,
      input: isObject ? input : {},
    };
  }

  const { Action: operation = '', ...input } = Object.fromEntries(
    new URLSearchParams(body.toString('utf8')),
  );
  return { ...scope, protocol: 'query', operation, input };
}
