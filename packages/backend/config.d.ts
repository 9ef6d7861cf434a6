export interface Config {
  permission?: {
    /** Who is on call. */
    onCall?: {
      /**
       * The groups whose members may acknowledge incidents of what they may see, for example
       * `[group:default/commerce]`. Administrators always may. Default: nobody else.
       * @visibility backend
       */
      groups?: string[];
    };
  };
}
