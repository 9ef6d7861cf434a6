import {
  Acknowledgement,
  EntityInspection,
  EntityVitals,
  Fleet,
  Handover,
  IncidentCause,
  OnCall,
  TransitionScope,
  Transitions,
  VitalKind,
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
  /** Only those of this entity; of all that may be seen unless told. */
  entity?: string;
  scope?: TransitionScope;
  limit?: number;
  /** From the answer before, for the next, older page. */
  cursor?: string;
}

export interface InspectionOptions extends RequestOptions {
  /** ISO 8601. */
  from: string;
  /** ISO 8601. */
  to: string;
}

export interface HandoverOptions extends RequestOptions {
  /** ISO 8601. */
  from: string;
  /** ISO 8601, at most seven days after `from`. */
  to: string;
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
   * The detail behind one vital of an entity, one result a source. The window comes back aligned to the
   * step of its series.
   *
   * @throws ResponseError, with status 404 for an entity that does not exist or may not be read, 403 without
   * the permission of the vital
   */
  getInspection<K extends VitalKind>(
    entityRef: string,
    vital: K,
    options: InspectionOptions,
  ): Promise<EntityInspection<K>>;

  /**
   * The verdicts of every entity that the caller may see.
   *
   * @throws ResponseError
   */
  getFleet(options?: FleetOptions): Promise<Fleet>;

  /**
   * Changes of status of entities that the caller may see, newest first.
   *
   * @throws ResponseError, with status 404 for an `entity` that does not exist or may not be read
   */
  getTransitions(options: TransitionsOptions): Promise<Transitions>;

  /**
   * What needs somebody, of what the caller may see, grouped by probable cause.
   *
   * @throws ResponseError
   */
  getOnCall(options?: RequestOptions): Promise<OnCall>;

  /**
   * Says that the caller sees to an incident.
   *
   * @param note - at most 500 characters
   * @throws ResponseError, with status 403 without the permission, 404 where the caller sees no such incident
   * and 409, naming who was first, where it is acknowledged already
   */
  acknowledge(cause: IncidentCause, note?: string): Promise<Acknowledgement>;

  /**
   * Takes back what {@link VitalsApi.acknowledge} said, whoever said it.
   *
   * @throws ResponseError, with status 403 without the permission, 404 where nothing is acknowledged
   */
  withdrawAcknowledgement(cause: IncidentCause): Promise<void>;

  /**
   * What fired in a span of time, was acknowledged and is still open.
   *
   * @throws ResponseError
   */
  getHandover(options: HandoverOptions): Promise<Handover>;
}
