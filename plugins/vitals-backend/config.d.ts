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
  };
}
