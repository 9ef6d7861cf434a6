import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  techdocs?: {
    generator?: {
      mkdocs?: {
        /**
         * The folder of a Python virtual environment that holds MkDocs. It may be created at any time and
         * is looked into when none is on the PATH. Where there is neither, the docs page asks to create it.
         * Relative to the working directory of the backend. Default: only the PATH is searched.
         * @visibility backend
         */
        environment?: string;
      };
    };
    /**
     * Builds the docs of all entities before anybody opens them, so that search finds their text. Only
     * with `techdocs.builder: local`. Absent by default: docs are built when they are first opened.
     * @visibility backend
     */
    buildAhead?: {
      /**
       * When to build.
       * @visibility backend
       */
      schedule: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
