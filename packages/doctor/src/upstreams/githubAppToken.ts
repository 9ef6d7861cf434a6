import { GithubAppConfig } from '@backstage/integration';
import { createSign } from 'node:crypto';

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/**
 * The token with which an App asks about itself: RS256, valid for nine minutes, issued a minute ago as
 * GitHub recommends against clocks that differ.
 *
 * @throws Error when the key is not a private key
 */
export function appToken({ appId, privateKey }: GithubAppConfig): string {
  const now = Math.floor(Date.now() / 1000);
  const content = [
    encoded({ alg: 'RS256', typ: 'JWT' }),
    encoded({ iat: now - 60, exp: now + 9 * 60, iss: String(appId) }),
  ].join('.');
  const signature = createSign('RSA-SHA256')
    .update(content)
    .sign(privateKey.replace(/\\n/g, '\n'), 'base64url');
  return `${content}.${signature}`;
}
