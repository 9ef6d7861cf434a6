import { HumanDuration } from '@backstage/types';

export interface Config {
  vitals?: {
    /**
     * How often every source is surveyed, at least one second; a reading counts as `unknown` once it is
     * older than three periods. A duration such as `{ seconds: 60 }`, `60s` or `PT1M`.
     * Default: 60 seconds.
     * @visibility backend
     */
    surveyPeriod?: HumanDuration | string;
    /**
     * How long it is remembered what a caller may see of the fleet, at most 15 minutes: a right that is taken
     * away may show verdicts of the entity, and nothing else of it, for so long. What the next survey sees
     * change in the catalog ends it at once. A duration such as `{ seconds: 60 }`, `60s` or `PT1M`.
     * Default: 60 seconds.
     * @visibility backend
     */
    visibilityMaximumAge?: HumanDuration | string;
    /**
     * How owners are told of what fails.
     */
    notifications?: {
      /**
       * Whether owners are told at all, by Backstage's notifications and by whatever modules add.
       * Default: true.
       * @visibility backend
       */
      enabled?: boolean;
      /**
       * For how long all of an incident must have been well before it is told that it is over, at most a day. What
       * comes and goes is not over before it has been well for ten minutes. After so long what fails again, or becomes
       * critical again, is told anew. A duration such as `{ minutes: 5 }`,
       * `5m` or `PT5M`.
       * Default: 5 minutes.
       * @visibility backend
       */
      resolvedAfter?: HumanDuration | string;
      /**
       * What is told, after how long and how loudly: the first that fits holds. Behind them stand a rule for
       * `critical` after one minute and one for `warning` after five; what no rule fits is not told, as `unknown`.
       */
      rules?: Array<{
        /**
         * Only of this vital. Those that can wait for the working day are never told of. Default: all that may be told of.
         * @visibility backend
         */
        vital?: 'health';
        /**
         * Only of entities with one of these tiers (`gantry.dev/tier`). Default: all, also those without one.
         * @visibility backend
         */
        tiers?: Array<string | number>;
        /**
         * Only of these statuses. Default: `critical` and `warning`.
         * @visibility backend
         */
        statuses?: Array<'critical' | 'warning' | 'unknown'>;
        /**
         * For how long it must have lasted, at most a day; a duration such as `{ minutes: 1 }`, `1m` or `PT1M`, or
         * `never`.
         * @visibility backend
         */
        after: HumanDuration | string;
        /**
         * Of the notification. Default: `critical` for critical, `high` for warning, `normal` for unknown.
         * @visibility backend
         */
        severity?: 'critical' | 'high' | 'normal' | 'low';
        /**
         * Of the notification, by which people choose what they want to hear. Default: the vital.
         * @visibility backend
         */
        topic?: string;
      }>;
    };
  };
}
