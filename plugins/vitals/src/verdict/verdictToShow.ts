import { EntityVitals, Verdict, VitalKind } from '@gantry/plugin-vitals-common';
import { Live } from '../live';

/** Milliseconds for which an answer counts while Gantry's own server is silent: three polls. */
const trustedFor = 90_000;

/** The verdict as it may be shown now: an answer that cannot be renewed no longer counts as true. */
export function verdictToShow(
  vitals: Live<EntityVitals>,
  vital: VitalKind,
  now: number,
): Verdict | undefined {
  const { data, error, updatedAt = 0 } = vitals;
  const verdict = data?.verdicts[vital];
  if (!verdict || !error || now - updatedAt <= trustedFor) {
    return verdict;
  }
  const { status, reason } = verdict;
  return status === 'unknown'
    ? verdict
    : {
        ...verdict,
        status: 'unknown',
        reason: `Gantry does not answer. Last known: ${status}, ${reason}`,
      };
}
