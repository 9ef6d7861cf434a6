import { Verdict } from '@gantry/plugin-vitals-common';
import { Live } from '../live';

/** Milliseconds for which an answer counts without being renewed: three polls. */
const trustedFor = 90_000;

/** Whether an answer is too old to count as true, whatever the request that should renew it does. */
export function isExpired(live: Live<unknown>, now: number): boolean {
  return live.updatedAt !== undefined && now - live.updatedAt > trustedFor;
}

/** A verdict out of an answer as it may be shown now: one that has expired is no longer known. */
export function verdictToShow(
  verdict: Verdict | undefined,
  live: Live<unknown>,
  now: number,
): Verdict | undefined {
  if (!verdict || verdict.status === 'unknown' || !isExpired(live, now)) {
    return verdict;
  }
  const { status, reason } = verdict;
  const cause = live.error
    ? 'Gantry does not answer.'
    : 'No fresh answer has come yet.';
  return {
    ...verdict,
    status: 'unknown',
    since: new Date(live.updatedAt!).toISOString(),
    reason: `${cause} Last known: ${status}, ${reason}`,
  };
}
