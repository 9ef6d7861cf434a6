import {
  EntityVitals,
  Fleet,
  TransitionScope,
  Transitions,
} from '@gantry/plugin-vitals-common';

export interface RequestOptions {
  signal?: AbortSignal;
}

export interface FleetOptions extends RequestOptions {
  /** A revision that an earlier answer named: only what changed since is answered, see {@link Fleet}. */
  since?: number;
}

export interface TransitionsOptions extends RequestOptions {
  /** ISO 8601. */
  since: string;
  scope?: TransitionScope;
  limit?: number;
  /** From the answer before, for the next, older page. */
  cursor?: string;
}

/** What the browser may ask of the vitals backend. */
export interface VitalsApi {
  /**
   * The verdicts of one entity and all that they rest on.
   *
   * @throws ResponseError, with status 404 for an entity that does not exist or may not be read
   */
  getEntityVitals(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<EntityVitals>;

  /**
   * The verdicts of every entity that the caller may see.
   *
   * @throws ResponseError
   */
  getFleet(options?: FleetOptions): Promise<Fleet>;

  /**
   * Changes of status of entities that the caller may see, newest first.
   *
   * @throws ResponseError
   */
  getTransitions(options: TransitionsOptions): Promise<Transitions>;
}
