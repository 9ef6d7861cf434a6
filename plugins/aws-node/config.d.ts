import { HumanDuration } from '@backstage/types';

export interface Config {
  vitals?: {
    /**
     * What Gantry may use of AWS. Nothing is read without this section.
     */
    aws?: {
      /**
       * The address of every AWS service, for an emulator or a gateway. Default: AWS's own addresses.
       * @visibility backend
       */
      endpoint?: string;
      /**
       * Where deep links into the console begin; `{region}` is replaced.
       * Default: `https://{region}.console.aws.amazon.com`.
       * @visibility backend
       */
      consoleUrl?: string;
      /**
       * How often and for how much CloudWatch is asked for metrics. Alarms are not among them.
       */
      metrics?: {
        /**
         * How often the metrics of objectives (`gantry.dev/slo`) and default thresholds are asked for, at least
         * one minute. A duration such as `{ minutes: 5 }`, `5m` or `PT5M`. Default: 5 minutes.
         * @visibility backend
         */
        period?: HumanDuration | string;
        /**
         * The most that metrics may cost a day (UTC), in US dollars, for each account: AWS takes $0.01 for 1,000.
         * Once it is used up, what depends on metrics is unknown until 00:00 UTC; alarms go on. Charts that
         * somebody looks at may take half of it, the rest is kept for readings and objectives. 0 asks for none.
         * Default: 5.
         * @visibility backend
         */
        dailyBudget?: number;
      };
      /**
       * Publishes what owners are told of incidents to SNS, too. Nothing is published without this section.
       */
      notifications?: {
        /**
         * The topic, in a region of one of the accounts below, as `arn:aws:sns:us-east-1:111122223333:gantry`.
         * @visibility backend
         */
        topicArn: string;
      };
      /**
       * The accounts and regions that may be read; catalog entities can name no others. An entity that
       * names no account is looked for in the first one.
       */
      accounts?: Array<{
        /**
         * Twelve digits, in quotes.
         * @visibility backend
         */
        id: string;
        /**
         * Lower-case letters, digits and hyphens; stands in source ids and messages.
         * @visibility backend
         */
        name: string;
        /**
         * The first one is the default: where names and tags without a region are looked for.
         * @visibility backend
         */
        regions: string[];
        /**
         * A role of this account to assume with the main credentials of `aws.mainAccount`.
         * Default: the credentials that `aws.accounts` has for this account.
         * @visibility backend
         */
        roleName?: string;
        /**
         * What the role's trust policy asks for.
         * @visibility secret
         */
        externalId?: string;
      }>;
    };
  };
}
