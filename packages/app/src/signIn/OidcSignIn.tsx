import { UserIdentity } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Button } from '@backstage/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { LoadingFrame } from '../shell/layout/LoadingFrame';
import { SignInScreen } from './SignInScreen';
import { oidcAuthApiRef } from './oidcAuthApi';
import { signInTitle } from './signInTitle';

/** Takes up a session that is still good, else asks for one at once; a refusal waits for a click. */
export function OidcSignIn({ onSignInSuccess }: SignInPageProps) {
  const authApi = useApi(oidcAuthApiRef);
  const title = signInTitle(useApi(configApiRef));
  const [parameters] = useSearchParams();
  const refusal = parameters.get('error') ?? undefined;
  const [isVisible, setIsVisible] = useState(refusal !== undefined);
  const [problem, setProblem] = useState(refusal);
  const hasBegun = useRef(false);

  const signIn = useCallback(
    async ({ mayAsk }: { mayAsk: boolean }) => {
      try {
        let answer = await authApi.getBackstageIdentity({ optional: true });
        if (!answer) {
          setIsVisible(true);
          if (!mayAsk) {
            return;
          }
          setProblem(undefined);
          answer = await authApi.getBackstageIdentity({ instantPopup: true });
        }
        if (!answer) {
          throw new Error(`${title} is not set up to sign people in.`);
        }
        onSignInSuccess(
          UserIdentity.create({
            identity: answer.identity,
            authApi,
            profile: await authApi.getProfile(),
          }),
        );
      } catch (error) {
        setIsVisible(true);
        // Whoever closes the window knows that they did.
        if ((error as Error).name !== 'PopupRejectedError') {
          setProblem((error as Error).message);
        }
      }
    },
    [authApi, onSignInSuccess, title],
  );

  useEffect(() => {
    if (!hasBegun.current) {
      hasBegun.current = true;
      signIn({ mayAsk: refusal === undefined });
    }
  }, [refusal, signIn]);

  return isVisible ? (
    <SignInScreen problem={problem}>
      <Button variant="primary" onPress={() => signIn({ mayAsk: true })}>
        Sign in with {title}
      </Button>
    </SignInScreen>
  ) : (
    <LoadingFrame />
  );
}
