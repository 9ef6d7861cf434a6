import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { randomUUID } from 'crypto';
import { Caller } from '../fleet/CallerViews';

/**
 * Who asks through an action.
 *
 * @throws NotAllowedError for a service: it has no rights of its own, and permission checks would show it everything
 */
export function callerOf(
  auth: AuthService,
  credentials: BackstageCredentials,
): Caller {
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError(
      'Only a user may ask this; connect the assistant with the token of a user',
    );
  }
  // Each invocation has a token of its own, which is not told: what the caller may see is asked each time.
  return { credentials, authorization: randomUUID() };
}
