import { ConfigApi } from '@backstage/frontend-plugin-api';

/** What people know the OpenID provider as. */
export function signInTitle(config: ConfigApi): string {
  return (
    config.getOptionalString('app.signIn.title') ??
    "your organisation's account"
  );
}
