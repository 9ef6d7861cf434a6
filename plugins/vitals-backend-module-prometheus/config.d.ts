export interface Config {
  vitals?: {
    /**
     * Which Prometheus servers Gantry may ask. Nothing is asked without this section.
     */
    prometheus?: {
      /**
       * The servers, or what speaks their HTTP API: Amazon Managed Service for Prometheus, Mimir, Thanos,
       * VictoriaMetrics. Catalog entities choose among them by id; an entity that names none asks the first.
       */
      instances?: Array<{
        /**
         * Lower-case letters, digits, dots and hyphens; what `prometheus.io/service-name` names, and the last
         * part of the source id.
         * @visibility backend
         */
        id: string;
        /**
         * What messages call it. Default: its id.
         * @visibility backend
         */
        title?: string;
        /**
         * The address before `/api/v1`, without credentials.
         * @visibility backend
         */
        url: string;
        /**
         * Where links for people begin. Default: `url`.
         * @visibility backend
         */
        consoleUrl?: string;
        /**
         * How to be let in: exactly one of its keys. Default: as anybody.
         */
        auth?: {
          basic?: {
            /**
             * The name of a user that may read.
             * @visibility backend
             */
            username: string;
            /**
             * The password of that user.
             * @visibility secret
             */
            password: string;
          };
          bearer?: {
            /**
             * Sent as `Authorization: Bearer`.
             * @visibility secret
             */
            token: string;
          };
          /** Signs for Amazon Managed Service for Prometheus. */
          sigv4?: {
            /**
             * The region of the workspace.
             * @visibility backend
             */
            region: string;
            /**
             * The account in `aws.accounts` whose credentials sign, twelve digits in quotes.
             * Default: those of `aws.mainAccount`, or of the process.
             * @visibility backend
             */
            accountId?: string;
          };
        };
        /**
         * Headers to send along, for example `X-Scope-OrgID` for a tenant of Mimir.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /**
         * Whether entities may bring queries along in `prometheus.io/rule`. They may then read whatever the
         * instance holds. Default: false.
         * @visibility backend
         */
        allowEntityQueries?: boolean;
        /**
         * Whether histograms may be native ones; asks for both kinds. Needs Prometheus 2.40 or later.
         * Default: false.
         * @visibility backend
         */
        nativeHistograms?: boolean;
        /**
         * Ids of the profiles to read request metrics with, in the order in which they are tried.
         * Default: those of `vitals.prometheus.profiles`, then opentelemetry, micrometer, fastapi, prom-client, gin.
         * @visibility backend
         */
        profiles?: string[];
      }>;
      /**
       * How to read request metrics that no built-in profile knows.
       */
      profiles?: Array<{
        /**
         * Lower-case letters, digits and hyphens.
         * @visibility backend
         */
        id: string;
        /**
         * A counter of requests, for example `shop_requests_total`, or the `_count` of a histogram.
         * @visibility backend
         */
        requests: string;
        /**
         * Its label that holds the status of the answer.
         * @visibility backend
         */
        statusLabel: string;
        /**
         * A regular expression: the statuses that count as errors of the server. Default: `5..`.
         * @visibility backend
         */
        errorStatus?: string;
        /**
         * Histograms of how long requests took, without `_bucket`; the first one that an entity has is taken.
         * Default: none, no latency.
         * @visibility backend
         */
        durations?: string[];
        /**
         * In what the histograms measure. Default: `seconds`.
         * @visibility backend
         */
        durationUnit?: 'seconds' | 'milliseconds';
        /**
         * Regular expressions that labels of the series must match, for example `{ route: '/api/.*' }`.
         * Default: all series.
         * @visibility backend
         */
        where?: { [label: string]: string };
      }>;
    };
  };
}
