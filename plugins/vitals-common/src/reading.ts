import { HealthDetails } from './health';

/** The four vitals enter this map one by one, each with the shape of its details. */
export interface Details {
  health: HealthDetails;
}

export type VitalKind = keyof Details;

/** Names every vital, or does not compile. */
const kinds: Record<VitalKind, true> = { health: true };

export const vitalKinds = Object.keys(kinds) as readonly VitalKind[];

/** `unknown` says that nothing trustworthy is known; it is never shown as `ok`. */
export type Status = 'ok' | 'warning' | 'critical' | 'unknown';

/** What one source says of one vital of one entity. */
export interface Reading<K extends VitalKind = VitalKind> {
  entityRef: string;
  kind: K;
  /** Configured source id, for example `cloudwatch/prod/us-east-1`. */
  source: string;
  /** Decided by the provider, which knows its upstream. */
  status: Status;
  /** One sentence that a person on call can act on. */
  reason: string;
  /** ISO 8601: when the upstream saw it, not when we asked. */
  observedAt: string;
  /** Deep link to the upstream's own console. */
  link?: string;
  details: Details[K];
}
