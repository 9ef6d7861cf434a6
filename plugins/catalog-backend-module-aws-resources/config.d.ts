import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * Finds AWS resources by their tags, one provider an id. Accounts, regions and credentials are those
       * of `vitals.aws`. Nothing is found without this section.
       */
      awsResources?: {
        [id: string]: {
          /**
           * When to look. Default: every 30 minutes, for 5 minutes at most, from 30 seconds after the start.
           * @visibility backend
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /**
           * What a resource must be tagged with: all of these keys, each with the value, with one of several
           * values, or with any if the list is empty. Default: every resource that has tags at all.
           * @visibility backend
           */
          tags?: { [key: string]: string | string[] };
          /**
           * Kinds of resources as ARNs have them, for example `sqs` or `rds:db`. Default: those that the
           * README lists.
           * @visibility backend
           */
          types?: string[];
          /**
           * The tag that names the owner, as `commerce` or `group:default/commerce`. Default: `owner`.
           * @visibility backend
           */
          ownerTag?: string;
          /**
           * The owner of resources whose tag names none, or one that the catalog lacks. Default: they are left out,
           * and named in the log.
           * @visibility backend
           */
          defaultOwner?: string;
          /**
           * The tag that names the system. A system that the catalog lacks is left out. Default: `system`.
           * @visibility backend
           */
          systemTag?: string;
          /**
           * The tag that names the component which depends on the resource. A component that the catalog
           * lacks is left out. Default: no relation to components.
           * @visibility backend
           */
          serviceTag?: string;
          /**
           * The namespace of the entities. Default: `default`.
           * @visibility backend
           */
          namespace?: string;
          /**
           * Names of accounts in `vitals.aws.accounts` to look in. Default: all.
           * @visibility backend
           */
          accounts?: string[];
          /**
           * Regions to look in, of those that the accounts have. Default: all.
           * @visibility backend
           */
          regions?: string[];
        };
      };
    };
  };
}
