import { Sha256 } from '@aws-crypto/sha256-js';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { SignatureV4 } from '@smithy/signature-v4';
import { PrometheusInstance } from '../settings';

/** A request as far as a signature covers it. */
export interface Outgoing {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

/** Answers the headers of a request, with those added that let it in. */
export type Authorize = (request: Outgoing) => Promise<Record<string, string>>;

/** @param credentials - made only where an instance is Amazon's */
export function authorizeFor(
  { auth, headers }: PrometheusInstance,
  credentials: () => AwsCredentialsManager,
): Authorize {
  if (auth?.sigv4) {
    return signAs(auth.sigv4, headers, credentials);
  }
  const authorization = auth?.bearer
    ? `Bearer ${auth.bearer.token}`
    : auth?.basic &&
      `Basic ${Buffer.from(`${auth.basic.username}:${auth.basic.password}`).toString('base64')}`;
  return async request => ({
    ...request.headers,
    ...headers,
    ...(authorization && { authorization }),
  });
}

/** Signs for Amazon Managed Service for Prometheus. */
function signAs(
  { region, accountId }: { region: string; accountId?: string },
  more: Record<string, string>,
  credentials: () => AwsCredentialsManager,
): Authorize {
  let signer: SignatureV4 | undefined;
  return async ({ method, url, headers, body }) => {
    signer ??= new SignatureV4({
      service: 'aps',
      region,
      sha256: Sha256,
      credentials: (
        await credentials().getCredentialProvider(
          accountId ? { accountId } : undefined,
        )
      ).sdkCredentialProvider,
    });
    const signed = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      port: url.port ? Number(url.port) : undefined,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: { ...headers, ...more, host: url.host },
      body,
    });
    // The client that sends it sets the host by itself.
    const { host: _, ...rest } = signed.headers;
    return rest;
  };
}
