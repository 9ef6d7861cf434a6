export interface Config {
  app: {
    /** How people sign in. */
    signIn: {
      /**
       * `guest` signs everybody in as one catalog user and needs `auth.providers.guest`; `oidc` asks the
       * OpenID provider of `auth.providers.oidc`.
       * @visibility frontend
       */
      provider: 'guest' | 'oidc';
      /**
       * What the sign-in button calls the OpenID provider. Default: "your organisation's account".
       * @visibility frontend
       */
      title?: string;
    };
    /** A mark on every page, for example to say that the figures are not real. Absent by default. */
    ribbon?: {
      /**
       * What the mark says.
       * @visibility frontend
       */
      text: string;
    };
  };
}
