import { Entity } from '@backstage/catalog-model';
import {
  Failure,
  Inspections,
  Reading,
  VitalKind,
} from '@gantry/plugin-vitals-common';

/** What one entity asks of one source. Plain data; providers add what they need. */
export interface Target {
  entityRef: string;
  /** One of the provider's `sources`. */
  source: string;
}

/** A reading less what the engine already knows from the target. */
export type ReadingBody<K extends VitalKind> = Omit<
  Reading<K>,
  'entityRef' | 'kind' | 'source'
>;

export type SurveyResult<K extends VitalKind, T extends Target> =
  { target: T; reading: ReadingBody<K> } | { target: T; failure: Failure };

export interface TimeWindow {
  from: Date;
  to: Date;
}

/**
 * Answers one vital from one vendor.
 *
 * The flow, in order: the engine hands every catalog entity to `targets`; each source has a scheduled
 * task that is locked across replicas and hands the targets of that source to `survey`; the results are
 * stored and served from there. Only a person who opens a vital's tab causes an `inspect`.
 *
 * @typeParam K - the vital that it answers
 * @typeParam T - what it remembers of an entity's wish between `targets` and `survey`
 */
export interface VitalsProvider<
  K extends VitalKind = VitalKind,
  T extends Target = Target,
> {
  /** The vendor's service, for example `cloudwatch`; the first part of its source ids. */
  readonly id: string;
  readonly kind: K;
  /** The ids of all configured sources, for example `cloudwatch/prod/us-east-1`. */
  readonly sources: readonly string[];

  /**
   * What this entity asks of this provider, at most one target a source; none when it carries no
   * annotation that the provider reads. Pure, no I/O. It may rely on `apiVersion`, `kind`, `spec.type` and,
   * of `metadata`, on name, namespace, annotations and labels; no more is read of the catalog.
   *
   * @throws InputError that names the annotation, the value and a correct example, for an annotation
   *   that is malformed or asks for what the configuration does not allow
   */
  targets(entity: Entity): T[];

  /**
   * Reads every target, all of one source, in as few upstream calls as the upstream's limits allow.
   * Yields one result a target; one target's failure never hides another's reading. A failure of the
   * whole source may be thrown instead: it is then classified and stands for every target not yet
   * answered.
   */
  survey(targets: T[], signal: AbortSignal): AsyncIterable<SurveyResult<K, T>>;

  /**
   * The detail behind one reading over a window of time.
   *
   * @throws UpstreamError when the source cannot answer
   */
  inspect(
    target: T,
    window: TimeWindow,
    signal: AbortSignal,
  ): Promise<Inspections[K]>;
}
