import { EntityVitals, Fleet } from '@gantry/plugin-vitals-common';

export interface RequestOptions {
  signal?: AbortSignal;
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
  getFleet(options?: RequestOptions): Promise<Fleet>;
}
