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
  };
}
