import {
  configApiRef,
  createFrontendModule,
  useApi,
} from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  SignInPageProps,
} from '@backstage/plugin-app-react';
import { GuestSignIn } from './GuestSignIn';
import { OidcSignIn } from './OidcSignIn';
import { oidcAuthApi } from './oidcAuthApi';

function GantrySignInPage(props: SignInPageProps) {
  const isGuest =
    useApi(configApiRef).getString('app.signIn.provider') === 'guest';
  return isGuest ? <GuestSignIn {...props} /> : <OidcSignIn {...props} />;
}

/** How people come in, by `app.signIn.provider`. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    oidcAuthApi,
    SignInPageBlueprint.make({
      params: { loader: async () => GantrySignInPage },
    }),
  ],
});
