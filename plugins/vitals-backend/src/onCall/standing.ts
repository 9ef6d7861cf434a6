import {
  Flapping,
  Verdict,
  VitalKind,
  compareStatus,
  vitalKinds,
} from '@gantry/plugin-vitals-common';
import { FleetEntry } from '../fleet/FleetMemory';
import { settledAfter } from '../store';
import { FlappingByVital, FlappingVital } from './OnCallMemory';

/** Why an entity needs somebody. */
export interface Standing {
  /** The one with the worst verdict. */
  vital: VitalKind;
  /** Never that all is well; see {@link standingOf}. */
  verdict: Verdict;
  flapping?: Flapping;
  /** Set where it is unknown as this source does not answer. */
  silentSource?: string;
}

export interface StandingOptions {
  /** Only what these are about counts. */
  vitals: ReadonlySet<VitalKind>;
  flapping?: FlappingByVital;
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * What needs somebody of an entity; undefined where nothing does.
 *
 * What flaps stands as it failed last until it has been well for a while: a line that vanishes and reappears every
 * minute would be worse than either. It has lasted since the first of its changes.
 */
export function standingOf(
  { verdicts, silentSources }: Pick<FleetEntry, 'verdicts' | 'silentSources'>,
  { vitals, flapping, now }: StandingOptions,
): Standing | undefined {
  let worst: Standing | undefined;
  for (const vital of vitalKinds) {
    const verdict = vitals.has(vital) ? verdicts[vital] : undefined;
    const its =
      verdict &&
      (flaps(vital, verdict, flapping?.[vital], now) ??
        steady(vital, verdict, silentSources[vital]));
    if (its && (!worst || compareStatus(its.verdict, worst.verdict) < 0)) {
      worst = its;
    }
  }
  return worst;
}

function steady(
  vital: VitalKind,
  verdict: Verdict,
  silentSource: string | undefined,
): Standing | undefined {
  return verdict.status === 'ok' ? undefined : { vital, verdict, silentSource };
}

function flaps(
  vital: VitalKind,
  verdict: Verdict,
  flapping: FlappingVital | undefined,
  now: number,
): Standing | undefined {
  if (!flapping) {
    return undefined;
  }
  const { changes, since, until, last } = flapping;
  const told = { changes, since };
  if (verdict.status === 'critical' || verdict.status === 'warning') {
    return { vital, verdict: { ...verdict, since }, flapping: told };
  }
  if (Date.parse(until) + settledAfter <= now) {
    return undefined;
  }
  const { status, reason, source } = last;
  const state = verdict.status === 'ok' ? 'Well' : 'Unknown';
  return {
    vital,
    verdict: {
      ...verdict,
      status,
      source,
      reason: `${state} at the moment; last ${status}: ${reason}`,
      since,
    },
    flapping: told,
  };
}
