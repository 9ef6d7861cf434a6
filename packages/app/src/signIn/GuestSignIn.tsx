import { ProxiedSignInPage } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Button } from '@backstage/ui';
import { LoadingFrame } from '../shell/layout/LoadingFrame';
import { SignInScreen } from './SignInScreen';

/** Lets everybody in as the guest; nothing is asked, so nothing is seen unless it fails. */
export function GuestSignIn(props: SignInPageProps) {
  return (
    <>
      <LoadingFrame />
      <ProxiedSignInPage
        {...props}
        provider="guest"
        ErrorComponent={GuestRefused}
      />
    </>
  );
}

function GuestRefused({ error }: { error?: Error }) {
  return (
    <SignInScreen
      problem={`The server does not answer as it should: ${error?.message}`}
    >
      <Button variant="primary" onPress={() => window.location.reload()}>
        Try again
      </Button>
    </SignInScreen>
  );
}
